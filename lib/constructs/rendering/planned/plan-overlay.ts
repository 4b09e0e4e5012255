import { own, type KubernetesVersion, type ProbeTiming } from '../../../kubernetes';
import type { ContainerPlan, ReleasePlan } from '../../../plan';
import { asArray, asObject, type JsonObject } from '../../../workload';
import type { HandlerJson } from '../../statements/handler-json';
import { FactError } from '../../statements/fact-error';
import type { HealthCheck } from '../../statements/health/health-check';
import { type HousePods, houseResources, securityContextOf, withHouseLabels } from '../pods/house-pods';
import type { WorkloadFacts } from '../../statements/workload-facts';
import type { KnownContainer } from './release-facts-of';
import { podMetadataOf } from '../pods/pod-metadata';
import { inKeyOrder } from '../app/rendered-object';
import { onSpotNodes } from '../pods/spot-placement';
import type { WorkloadShape } from '../shapes/workload-shape';

type Draft = Record<string, unknown>;

/** What lays a plan over what cdk8s renders. */
export interface PlanOverlay {
  readonly plan: ReleasePlan;
  readonly containers: readonly KnownContainer[];
  readonly shape: WorkloadShape;
  readonly annotations: Readonly<Record<string, string>>;
  readonly matchLabels: Readonly<Record<string, string>>;
  readonly version: KubernetesVersion;
  /** What its facts say about the pods as a whole. */
  readonly pods: HousePods &
    Pick<WorkloadFacts, 'identity' | 'mesh' | 'priorityClassName' | 'restartOn' | 'spotNodes' | 'topologySpread'>;
  /** Containers that got a startup probe only because cdk8s-plus invents one. */
  readonly inventedStartup: ReadonlySet<string>;
}

/** How pods are spread: over nodes and zones as far as possible, but a surge pod always finds a place. */
const SPREAD_BY_DEFAULT = ['kubernetes.io/hostname', 'topology.kubernetes.io/zone'].map((topologyKey) => ({
  maxSkew: 1,
  topologyKey,
  whenUnsatisfiable: 'ScheduleAnyway',
}));

/**
 * Lays the plan over a rendered workload, in place. What cdk8s-plus-28 cannot express (the sleep hook, named
 * ports, gRPC, headers, spread constraints) is written here and nowhere else.
 */
export function layPlanOver(workload: Draft, overlay: PlanOverlay): void {
  const { plan, shape } = overlay;
  const metadata = withHouseLabels(asObject(workload['metadata']), overlay.pods);
  const spec = asObject(workload['spec']);
  workload['metadata'] = inKeyOrder({
    ...metadata,
    annotations: inKeyOrder({ ...asObject(metadata['annotations']), ...overlay.annotations }),
  });
  const laid = changedAt(spec, shape.template.slice(1), (template) => ({
    ...template,
    metadata: podMetadataOf(withHouseLabels(asObject(template['metadata']), overlay.pods), overlay),
    spec: podSpecOf(asObject(template['spec']), overlay),
  }));
  const all = { ...laid, ...shape.specOf(plan, laid) };
  workload['spec'] = inKeyOrder(Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)));
}

function changedAt(object: JsonObject, path: readonly string[], change: (at: JsonObject) => JsonObject): JsonObject {
  const [key, ...rest] = path;
  if (key === undefined) return change(object);
  return { ...object, [key]: changedAt(asObject(own(object, key)), rest, change) };
}

function podSpecOf(podSpec: JsonObject, overlay: PlanOverlay): JsonObject {
  const laid = (list: string, offset: number) =>
    asArray(own(podSpec, list)).map((container, index) => containerOf(asObject(container), offset + index, overlay));
  const regular = laid('containers', 0);
  const init = laid('initContainers', regular.length);
  const planned = inKeyOrder({
    ...onSpotNodes(podSpec, overlay.pods.spotNodes),
    ...securityContextOf(overlay.pods),
    containers: regular,
    ...(init.length > 0 && { initContainers: init }),
    terminationGracePeriodSeconds: overlay.plan.terminationGracePeriod,
    ...(overlay.pods.priorityClassName !== undefined && { priorityClassName: overlay.pods.priorityClassName }),
    ...spreadOf(overlay),
  }) as JsonObject;
  return overlay.shape.podOf ? inKeyOrder(overlay.shape.podOf(planned)) : planned;
}

function spreadOf({ matchLabels, pods, shape }: PlanOverlay): object {
  const byDefault = shape.spreads === false ? [] : SPREAD_BY_DEFAULT;
  const constraints = pods.topologySpread?.map(({ _constraint }) => _constraint) ?? byDefault;
  if (constraints.length === 0) return {};
  // Each anew: what two of them share would be written once, and referred to.
  const ofRevision = () => ({
    labelSelector: { matchLabels: { ...matchLabels } },
    ...(shape.revisionLabel !== undefined && { matchLabelKeys: [shape.revisionLabel] }),
  });
  return { topologySpreadConstraints: constraints.map((constraint) => inKeyOrder({ ...ofRevision(), ...constraint })) };
}

function containerOf(container: JsonObject, index: number, overlay: PlanOverlay): object {
  const known = overlay.containers[index];
  const plan = overlay.plan.containers[index];
  if (!known || !plan) return container;
  const { startupProbe, ...rest } = container;
  const invented = known.serves || overlay.inventedStartup.has(known.name);
  return inKeyOrder({
    ...rest,
    ...(startupProbe !== undefined && !invented && { startupProbe }),
    ...(known.serves && houseResources(rest, overlay.pods)),
    ...probesOf(known, plan),
    ...lifecycleOf(known, plan, overlay.version),
  });
}

function probesOf(known: KnownContainer, plan: ContainerPlan): object {
  const { startup, readiness, liveness } = known.facts.health ?? {};
  return {
    ...(liveness && plan.liveness && { livenessProbe: probeJson(liveness, plan.liveness, known) }),
    ...(readiness && plan.readiness && { readinessProbe: probeJson(readiness, plan.readiness, known) }),
    ...(startup && plan.startup && { startupProbe: probeJson(startup, plan.startup, known) }),
  };
}

function probeJson(check: HealthCheck, timing: ProbeTiming, known: KnownContainer): object {
  const handler = check._handler(known.servingPort);
  refuseUndeclaredPort(handler, known);
  return inKeyOrder({
    ...handler,
    failureThreshold: timing.failureThreshold,
    initialDelaySeconds: timing.initialDelay,
    periodSeconds: timing.period,
    successThreshold: timing.successThreshold,
    timeoutSeconds: timing.timeout,
  });
}

function lifecycleOf(known: KnownContainer, plan: ContainerPlan, version: KubernetesVersion): object {
  const port = known.servingPort;
  const postStart = known.facts.postStart?._handler(port, version);
  const preStop = known.preStop?._handler({ version, servingPort: port, wait: plan.wait });
  if (!postStart && !preStop) return {};
  return {
    lifecycle: {
      ...asObject(known.rendered['lifecycle']),
      ...(postStart && { postStart }),
      ...(preStop && { preStop }),
    },
  };
}

/**
 * Kubernetes does not need a port to be declared, but whoever states the port of a check states the container's ports,
 * too: one that is not among them is a slip.
 */
function refuseUndeclaredPort(handler: HandlerJson, { name, rendered }: KnownContainer): void {
  const declared = asArray(rendered['ports']).map((one) => asObject(one)['containerPort']);
  for (const action of Object.values(handler)) {
    const { port, host } = asObject(action);
    if (typeof port !== 'number' || host !== undefined || declared.length === 0 || declared.includes(port)) continue;
    throw new FactError(
      `a health check of ${name} asks for port ${port}, but ${name} declares ${declared.join(', ')}: ` +
        `ask for one of these, or add { name: 'health', number: ${port} } to the ports of the container`,
    );
  }
}
