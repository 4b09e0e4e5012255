import {
  asArray,
  asObject,
  asString,
  isObject,
  own,
  sameJson,
  withField,
  type Json,
  type JsonObject,
} from '../../kubernetes';
import { templatePath } from '../../workload';
import { defaultPullPolicy } from '../lifted/lift-container';

/** What Kubernetes does where a pod says nothing, as far as cdk8s-plus says it. */
const OF_POD: JsonObject = {
  automountServiceAccountToken: true,
  dnsPolicy: 'ClusterFirst',
  hostNetwork: false,
  restartPolicy: 'Always',
  setHostnameAsFQDN: false,
  shareProcessNamespace: false,
  terminationGracePeriodSeconds: 30,
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
 * @param object a workload with a pod template
 */
export function withoutDefaults(object: JsonObject): JsonObject {
  const path = templatePath({ object });
  const ofKind = own(SPECS, asString(object['kind']) ?? '');
  if (path.length === 0) return object;
  const told = ofKind ? { ...object, spec: ofKind(asObject(object['spec'] ?? {})) } : object;
  const template = path.reduce<Json>((at, key) => (isObject(at) ? own(at, String(key)) : undefined) ?? null, told);
  return isObject(template) ? (withField(told, path, templateWithoutDefaults(template)) as JsonObject) : told;
}

function templateWithoutDefaults(template: JsonObject): JsonObject {
  const pod = template['spec'] ?? null;
  return withoutEmpty({ ...template, ...(isObject(pod) && { spec: podWithoutDefaults(pod) }) });
}

const SPECS: Readonly<Record<string, (spec: JsonObject) => JsonObject>> = {
  Deployment: deploymentWithoutDefaults,
  StatefulSet: statefulSetWithoutDefaults,
  DaemonSet: daemonSetWithoutDefaults,
  Job: jobWithoutDefaults,
  CronJob: cronJobWithoutDefaults,
};

/** @see pkg/apis/apps/v1/defaults.go SetDefaults_Deployment */
function deploymentWithoutDefaults(spec: JsonObject): JsonObject {
  return withoutRolling(without(spec, OF_DEPLOYMENT), 'strategy', { maxSurge: '25%', maxUnavailable: '25%' });
}

const OF_DEPLOYMENT: JsonObject = {
  minReadySeconds: 0,
  progressDeadlineSeconds: 600,
  replicas: 1,
  revisionHistoryLimit: 10,
};

/** @see pkg/apis/apps/v1/defaults.go SetDefaults_StatefulSet */
function statefulSetWithoutDefaults(spec: JsonObject): JsonObject {
  const told = withoutRolling(without(spec, OF_STATEFUL_SET), 'updateStrategy', { partition: 0 });
  const claims = asArray(told['volumeClaimTemplates']).map((claim) => claimWithoutDefaults(asObject(claim)));
  return withField(told, ['volumeClaimTemplates'], claims.length > 0 ? claims : undefined) as JsonObject;
}

const OF_STATEFUL_SET: JsonObject = {
  minReadySeconds: 0,
  persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Retain' },
  podManagementPolicy: 'OrderedReady',
  replicas: 1,
  revisionHistoryLimit: 10,
};

/** The API server itself says what it is. @see pkg/apis/apps/v1/conversion.go */
function claimWithoutDefaults(given: JsonObject): JsonObject {
  const claim = without(given, { apiVersion: 'v1', kind: 'PersistentVolumeClaim' });
  return { ...claim, spec: without(asObject(claim['spec'] ?? {}), { volumeMode: 'Filesystem' }) };
}

/** @see pkg/apis/apps/v1/defaults.go SetDefaults_DaemonSet */
function daemonSetWithoutDefaults(spec: JsonObject): JsonObject {
  const told = without(spec, { minReadySeconds: 0, revisionHistoryLimit: 10 });
  return withoutRolling(told, 'updateStrategy', { maxSurge: 0, maxUnavailable: 1 });
}

/** @see pkg/apis/batch/v1/defaults.go SetDefaults_Job */
function jobWithoutDefaults(spec: JsonObject): JsonObject {
  return without(spec, {
    backoffLimit: 6,
    completionMode: 'NonIndexed',
    completions: 1,
    manualSelector: false,
    parallelism: 1,
    suspend: false,
  });
}

/** @see pkg/apis/batch/v1/defaults.go SetDefaults_CronJob */
function cronJobWithoutDefaults(spec: JsonObject): JsonObject {
  const told = without(spec, {
    concurrencyPolicy: 'Allow',
    failedJobsHistoryLimit: 1,
    successfulJobsHistoryLimit: 3,
    suspend: false,
  });
  const job = asObject(spec['jobTemplate'] ?? {});
  return { ...told, jobTemplate: { ...job, spec: jobWithoutDefaults(asObject(job['spec'] ?? {})) } };
}

/** How pods are replaced, without the numbers that Kubernetes takes anyway. */
function withoutRolling(spec: JsonObject, field: string, defaults: JsonObject): JsonObject {
  const { [field]: written = null, ...others } = spec;
  if (!isObject(written)) return others;
  const strategy = without(written, { type: 'RollingUpdate' });
  const rolling = asObject(strategy['rollingUpdate'] ?? {});
  const told = withoutEmpty({
    ...strategy,
    ...(isObject(strategy['rollingUpdate'] ?? null) && { rollingUpdate: without(rolling, defaults) }),
  });
  return Object.keys(told).length > 0 ? { ...others, [field]: told } : others;
}

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
    ...(Array.isArray(podSpec['volumes']) && {
      volumes: asArray(podSpec['volumes']).map((volume) => volumeWithoutDefaults(asObject(volume))),
    }),
  });
}

/** What Kubernetes does where the source of a volume says nothing, as far as cdk8s-plus says it. */
const OF_VOLUMES: Readonly<Record<string, JsonObject>> = {
  configMap: { defaultMode: 420, optional: false },
  hostPath: { type: '' },
  persistentVolumeClaim: { readOnly: false },
  secret: { defaultMode: 420, optional: false },
};

function volumeWithoutDefaults(volume: JsonObject): JsonObject {
  const told = Object.entries(OF_VOLUMES)
    .filter(([source]) => isObject(own(volume, source) ?? null))
    .map(([source, defaults]) => [source, without(asObject(own(volume, source)), defaults)] as const);
  return { ...volume, ...Object.fromEntries(told) };
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
  'metadata',
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
