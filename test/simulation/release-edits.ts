import type { Json, JsonObject } from '../../lib/kubernetes';

/** A plausible change between two releases: what it makes of the objects; nothing where it does not apply. */
export type ReleaseEdit = (objects: readonly JsonObject[]) => readonly JsonObject[] | undefined;

// Manifests as people write them, of any shape.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Loose = Record<string, any>;

const copy = (objects: readonly JsonObject[]): Loose[] => structuredClone(objects) as Loose[];
const frozen = (objects: Loose[]): readonly JsonObject[] => objects as unknown as readonly JsonObject[];

/** Changes the first object of some kinds. */
function first(
  kinds: readonly string[],
  change: (object: Loose, all: Loose[]) => Loose[] | boolean | void,
): ReleaseEdit {
  return (objects) => {
    const all = copy(objects);
    const found = all.find(({ kind }) => kinds.includes(kind));
    if (!found) return undefined;
    const changed = change(found, all);
    if (changed === false) return undefined;
    return frozen(Array.isArray(changed) ? changed : all);
  };
}

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'];
const without = (all: Loose[], gone: Loose): Loose[] => all.filter((one) => one !== gone);
const containerOf = (workload: Loose): Loose => workload['spec'].template.spec.containers[0];

function added(kind: string, apiVersion: string, spec: (workload: Loose) => Json): ReleaseEdit {
  return first(WORKLOADS, (workload, all) => {
    if (all.some((one) => one['kind'] === kind)) return false;
    const { name, namespace } = workload['metadata'];
    return [...all, { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, spec: spec(workload) }];
  });
}

function annotated(annotation: string, value: string): (object: Loose) => void {
  return ({ metadata }) => {
    metadata.annotations = { ...metadata.annotations, [annotation]: value };
  };
}

/** Changes that people make from one release to the next, by what they would call them. */
export const RELEASE_EDITS: Readonly<Record<string, ReleaseEdit>> = {
  nothing: (objects) => objects,
  'new image': first(WORKLOADS, (workload) => {
    containerOf(workload)['image'] = 'registry.example.com/app:2';
  }),
  'other container port': first(WORKLOADS, (workload) => {
    const [port] = containerOf(workload)['ports'] ?? [];
    if (!port) return false;
    port.containerPort += 1000;
  }),
  'other container port, Service and all': first(WORKLOADS, (workload, all) => {
    const [port] = containerOf(workload)['ports'] ?? [];
    if (!port) return false;
    const was = port.containerPort;
    port.containerPort += 1000;
    for (const one of all.filter(({ kind }) => kind === 'Service')) {
      for (const its of one['spec'].ports ?? []) if ((its.targetPort ?? its.port) === was) its.targetPort = was + 1000;
    }
  }),
  'Service leads to another port': first(['Service'], ({ spec }) => {
    if (!spec.ports?.[0]) return false;
    spec.ports[0].targetPort = 19_999;
  }),
  'Service has another port': first(['Service'], ({ spec }) => {
    if (!spec.ports?.[0]) return false;
    spec.ports[0].targetPort ??= spec.ports[0].port;
    spec.ports[0].port += 1;
  }),
  'Service is renamed': first(['Service'], ({ metadata }) => {
    metadata.name += '-svc';
  }),
  'Service goes': first(['Service'], (service, all) => without(all, service)),
  'Service selects a new label': first(['Service'], ({ spec }, all) => {
    if (!spec.selector) return false;
    spec.selector.tier = 'front';
    for (const one of all.filter(({ kind }) => WORKLOADS.includes(kind))) {
      one['spec'].template.metadata.labels = { ...one['spec'].template.metadata.labels, tier: 'front' };
    }
  }),
  'pods lose the label of their Service': first(WORKLOADS, ({ spec }) => {
    const labels = spec.template.metadata?.labels ?? {};
    const [key] = Object.keys(spec.selector?.matchLabels ?? {});
    if (!key || !labels[key]) return false;
    labels[key] += '-2';
    spec.selector.matchLabels[key] += '-2';
  }),
  'selector gets a label': first(WORKLOADS, ({ spec }) => {
    if (!spec.selector?.matchLabels) return false;
    spec.selector.matchLabels.release = 'b';
    spec.template.metadata.labels = { ...spec.template.metadata.labels, release: 'b' };
  }),
  'replicas are added': first(WORKLOADS, ({ spec, kind }) => {
    if (kind === 'DaemonSet') return false;
    spec.replicas = (spec.replicas ?? 1) + 2;
  }),
  'replicas are left out': first(WORKLOADS, ({ spec }) => {
    if (!(spec.replicas > 1)) return false;
    delete spec.replicas;
  }),
  'an autoscaler comes': added('HorizontalPodAutoscaler', 'autoscaling/v2', ({ kind, apiVersion, metadata }) => ({
    scaleTargetRef: { apiVersion, kind, name: metadata.name },
    minReplicas: 3,
    maxReplicas: 9,
  })),
  'an autoscaler comes, and replicas are left out': (objects) => {
    const scaled = RELEASE_EDITS['an autoscaler comes']?.(objects);
    return scaled && RELEASE_EDITS['replicas are left out']?.(scaled);
  },
  'the autoscaler goes': first(['HorizontalPodAutoscaler'], (autoscaler, all) => without(all, autoscaler)),
  'the autoscaler has a lower maximum': first(['HorizontalPodAutoscaler'], ({ spec }) => {
    spec.maxReplicas = Math.max(spec.minReplicas ?? 1, Math.ceil(spec.maxReplicas / 2));
  }),
  'the workload is renamed': first(WORKLOADS, ({ metadata }) => {
    metadata.name += '-v2';
  }),
  'the workload is of another kind': first(['Deployment'], (workload) => {
    workload['kind'] = 'StatefulSet';
    workload['spec'].serviceName = workload['metadata'].name;
    delete workload['spec'].strategy;
  }),
  'everything has another name': (objects) => {
    const names = objects.map(({ metadata }) => (metadata as Loose)['name'] as string);
    const [shortest] = [...names].sort((one, other) => one.length - other.length);
    if (!shortest) return undefined;
    return JSON.parse(JSON.stringify(objects).replaceAll(`"${shortest}"`, `"${shortest}-b7f2"`)) as JsonObject[];
  },
  'the budget goes': first(['PodDisruptionBudget'], (budget, all) => without(all, budget)),
  'the Ingress leads to another host': first(['Ingress'], ({ spec }) => {
    if (!spec.rules?.[0]) return false;
    spec.rules[0].host = 'other.example.com';
  }),
  'the Ingress leads to a Service that is not there': first(['Ingress'], ({ spec }) => {
    const backend = spec.rules?.[0]?.http?.paths?.[0]?.backend;
    if (!backend?.service) return false;
    backend.service.name += '-gone';
  }),
  'the Ingress goes': first(['Ingress'], (ingress, all) => without(all, ingress)),
  'the workload goes': first(WORKLOADS, (workload, all) => without(all, workload)),
  'the ConfigMap goes': first(['ConfigMap'], (config, all) => without(all, config)),
  'the workload is switched off': first(WORKLOADS, ({ spec, kind }) => {
    if (kind === 'DaemonSet') return false;
    spec.replicas = 0;
  }),
  'another workload is switched on instead': first(['Deployment'], (workload, all) => {
    const other = structuredClone(workload);
    other['metadata'].name += '-green';
    other['spec'].selector.matchLabels = { ...other['spec'].selector.matchLabels, color: 'green' };
    other['spec'].template.metadata.labels = { ...other['spec'].template.metadata.labels, color: 'green' };
    workload['spec'].replicas = 0;
    return [...all, other];
  }),
  'Argo CD makes the workload anew': first(
    WORKLOADS,
    annotated('argocd.argoproj.io/sync-options', 'Replace=true,Force=true'),
  ),
  'the workload becomes a hook of Helm': first(WORKLOADS, annotated('helm.sh/hook', 'post-install,post-upgrade')),
  'the Service becomes a hook of Argo CD': first(['Service'], annotated('argocd.argoproj.io/hook', 'PreSync')),
  'Flux forces another selector': first(WORKLOADS, (workload) => {
    annotated('kustomize.toolkit.fluxcd.io/force', 'enabled')(workload);
    const { spec } = workload;
    if (!spec.selector?.matchLabels) return false;
    spec.selector.matchLabels.release = 'b';
    spec.template.metadata.labels = { ...spec.template.metadata.labels, release: 'b' };
  }),
  'a hook takes the ConfigMap away': first(['ConfigMap'], (config) => {
    annotated('helm.sh/hook', 'pre-upgrade')(config);
    annotated('helm.sh/hook-delete-policy', 'before-hook-creation,hook-succeeded')(config);
  }),
  'the Ingress is for another controller': first(['Ingress'], ({ spec }) => {
    spec.ingressClassName = 'another';
  }),
};
