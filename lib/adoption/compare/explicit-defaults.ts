import { asArray, asObject, asString, isObject, own, sameJson, type Json, type JsonObject } from '../../kubernetes';
import { defaultPullPolicy } from '../lifted/lift-container';

/** What Kubernetes does where a pod says nothing, as far as cdk8s-plus says it. */
const OF_POD: JsonObject = {
  automountServiceAccountToken: true,
  dnsPolicy: 'ClusterFirst',
  hostNetwork: false,
  restartPolicy: 'Always',
  setHostnameAsFQDN: false,
  shareProcessNamespace: false,
};

const OF_POD_SECURITY: JsonObject = { fsGroupChangePolicy: 'Always', runAsNonRoot: false };

const OF_SECURITY: JsonObject = {
  allowPrivilegeEscalation: true,
  privileged: false,
  readOnlyRootFilesystem: false,
};

const OF_PROBE: JsonObject = {
  failureThreshold: 3,
  initialDelaySeconds: 0,
  periodSeconds: 10,
  successThreshold: 1,
  timeoutSeconds: 1,
};

const OF_SERVICE: JsonObject = { externalIPs: [], type: 'ClusterIP' };

/**
 * A workload without what it says and would be so anyway: two of them that are equal then behave alike.
 *
 * @param object a workload with `spec.template`
 */
export function withoutDefaults(object: JsonObject): JsonObject {
  const spec = asObject(object['spec'] ?? {});
  const template = asObject(spec['template'] ?? {});
  if (!isObject(template['spec'] ?? null)) return object;
  const own = object['kind'] === 'Deployment' ? deploymentWithoutDefaults(spec) : spec;
  return {
    ...object,
    spec: { ...own, template: { ...template, spec: podWithoutDefaults(asObject(template['spec'])) } },
  };
}

/** @see pkg/apis/apps/v1/defaults.go SetDefaults_Deployment */
function deploymentWithoutDefaults(spec: JsonObject): JsonObject {
  const strategy = without(asObject(spec['strategy'] ?? {}), { type: 'RollingUpdate' });
  const rolling = without(asObject(strategy['rollingUpdate'] ?? {}), { maxSurge: '25%', maxUnavailable: '25%' });
  const told = withoutEmpty({
    ...strategy,
    ...(isObject(strategy['rollingUpdate'] ?? null) && { rollingUpdate: rolling }),
  });
  const { strategy: written, ...rest } = without(spec, OF_DEPLOYMENT);
  return written === undefined ? rest : { ...rest, ...(Object.keys(told).length > 0 && { strategy: told }) };
}

const OF_DEPLOYMENT: JsonObject = {
  minReadySeconds: 0,
  progressDeadlineSeconds: 600,
  replicas: 1,
  revisionHistoryLimit: 10,
};

/** The spec of a pod without what would be so anyway. */
export function podWithoutDefaults(podSpec: JsonObject): JsonObject {
  const security = asObject(podSpec['securityContext'] ?? {});
  const rootRefused = security['runAsNonRoot'] === true;
  const containers = (field: string) =>
    Array.isArray(own(podSpec, field))
      ? { [field]: asArray(own(podSpec, field)).map((one) => containerWithoutDefaults(asObject(one), rootRefused)) }
      : {};
  return withoutEmpty({
    ...without(podSpec, OF_POD),
    ...(podSpec['securityContext'] !== undefined && { securityContext: without(security, OF_POD_SECURITY) }),
    ...containers('containers'),
    ...containers('initContainers'),
  });
}

function containerWithoutDefaults(container: JsonObject, rootRefused: boolean): JsonObject {
  const pulled = { imagePullPolicy: defaultPullPolicy(asString(container['image']) ?? '') };
  const security = { ...OF_SECURITY, ...(!rootRefused && { runAsNonRoot: false }) };
  const probes = Object.entries(container)
    .filter(([field]) => /Probe$/.test(field))
    .map(([field, probe]) => [field, without(asObject(probe), OF_PROBE)] as const);
  return withoutEmpty({
    ...without(container, pulled),
    ...Object.fromEntries(probes),
    ...(isObject(container['securityContext'] ?? null) && {
      securityContext: without(asObject(container['securityContext']), security),
    }),
    ...(Array.isArray(container['ports']) && {
      ports: asArray(container['ports']).map((port) => without(asObject(port), { protocol: 'TCP' })),
    }),
  });
}

/** A Service without what would be so anyway. */
export function serviceWithoutDefaults(service: JsonObject): JsonObject {
  const spec = without(asObject(service['spec'] ?? {}), OF_SERVICE);
  const ports = asArray(spec['ports'])
    .map(asObject)
    .map((port) => without(without(port, { protocol: 'TCP' }), { targetPort: port['port'] ?? 0 }));
  return { ...service, spec: { ...spec, ...(ports.length > 0 && { ports }) } };
}

function without(object: JsonObject, defaults: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(
      ([field, value]) => !Object.hasOwn(defaults, field) || !sameJson(value as Json, own(defaults, field)),
    ),
  ) as JsonObject;
}

function withoutEmpty(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([field, value]) => !EMPTY_IS_ABSENT.includes(field) || !isEmpty(value as Json)),
  ) as JsonObject;
}

const EMPTY_IS_ABSENT = [
  'rollingUpdate',
  'securityContext',
  'resources',
  'env',
  'ports',
  'volumes',
  'volumeMounts',
  'args',
  'command',
];

function isEmpty(value: Json): boolean {
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}
