import { knownKind, readWorld, type JsonObject } from '../../../lib/workload';
import { object, read, service, workload } from '../manifests';

test.each<[string, string | undefined, string, string | undefined]>([
  ['a Deployment of apps', 'apps/v1', 'Deployment', 'Deployment'],
  ['an old one', 'extensions/v1beta1', 'Deployment', 'Deployment'],
  ['one of another group', 'example.com/v1', 'Deployment', undefined],
  ['one without a version', undefined, 'Deployment', 'Deployment'],
  ['a Service', 'v1', 'Service', 'Service'],
  ['a Service of Knative', 'serving.knative.dev/v1', 'Service', undefined],
  ['a Gateway of the Gateway API', 'gateway.networking.k8s.io/v1', 'Gateway', 'Gateway'],
  ['a Gateway of Istio', 'networking.istio.io/v1', 'Gateway', undefined],
  ['a kind that nobody knows', 'v1', 'constructor', undefined],
])('%s', (_what, apiVersion, kind, expected) => {
  expect(knownKind({ kind, ...(apiVersion !== undefined && { apiVersion }) })).toBe(expected);
});

test('a Service of another group reaches no pods', () => {
  const knative = service();
  const { services } = read(workload(), { object: { ...knative.object, apiVersion: 'serving.knative.dev/v1' } });
  expect(services).toEqual([]);
});

describe('what a controller has made is not read again', () => {
  const owned = (kind: string, name: string, owner: JsonObject) => ({
    object: { ...workload({ kind }).object, metadata: { name, ownerReferences: [{ controller: true, ...owner }] } },
  });
  const kindsRead = (...manifests: Parameters<typeof read>) =>
    readWorld(manifests).workloads.map(({ identity }) => identity.kind);

  test('a ReplicaSet of a Deployment, and a Pod of that', () => {
    const replicaSet = owned('ReplicaSet', 'web-5d4f', { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' });
    const pod = owned('Pod', 'web-5d4f-x', { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d4f' });
    expect(kindsRead(workload(), replicaSet, pod)).toEqual(['Deployment']);
    expect(kindsRead(workload(), pod)).toEqual(['Deployment']);
  });

  test('but it is where its controller is not there, and counts as made', () => {
    const pod = owned('Pod', 'web-5d4f-x', { apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d4f' });
    expect(readWorld([pod]).workloads).toMatchObject([{ made: true }]);
    expect(read(workload({ kind: 'Pod' })).made).toBe(false);
  });
});

test('a Deployment that a Rollout has taken over has the replicas and the update of the Rollout', () => {
  const rollout = object('Rollout', {
    replicas: 5,
    workloadRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
    strategy: { canary: { maxSurge: '50%', maxUnavailable: 0 } },
  });
  const { workloads } = readWorld([workload({ spec: { replicas: 0 } }), rollout]);
  expect(workloads).toHaveLength(1);
  expect(workloads[0]).toMatchObject({
    rollout,
    replicas: { min: 5, max: 5 },
    update: { way: 'rolling', manifest: rollout, maxSurge: '50%', maxUnavailable: 0 },
  });
});

describe('KEDA scales', () => {
  const scaled = (spec: JsonObject, annotations?: JsonObject) => {
    const { object: json } = object('ScaledObject', { scaleTargetRef: { name: 'web' }, ...spec });
    return { object: { ...json, metadata: { name: 'web', ...(annotations && { annotations }) } } };
  };
  test.each<[string, JsonObject, number, number]>([
    ['from nothing to a hundred where nobody says otherwise', {}, 0, 100],
    ['within what is said', { minReplicaCount: 2, maxReplicaCount: 8 }, 2, 8],
    ['down to its idle count', { idleReplicaCount: 0, minReplicaCount: 2, maxReplicaCount: 8 }, 0, 8],
  ])('%s', (_what, spec, min, max) => {
    expect(read(workload(), scaled(spec)).replicas).toMatchObject({ min, max });
  });

  test('a Deployment where the target has no kind, and holds still where it is paused', () => {
    expect(read(workload({ kind: 'StatefulSet' }), scaled({})).autoscalers).toEqual([]);
    const paused = scaled({}, { 'autoscaling.keda.sh/paused-replicas': '3' });
    expect(read(workload(), paused).replicas).toMatchObject({ min: 3, max: 3 });
  });
});

test('nobody knows how many nodes a DaemonSet runs on', () => {
  expect(read(workload({ kind: 'DaemonSet' })).replicas).toMatchObject({ min: 1, max: 1, perNode: true });
});
