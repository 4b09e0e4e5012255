import fc from 'fast-check';
import { DEFAULT_KUBERNETES_VERSION } from '../../../lib/kubernetes';
import {
  PROBE_KINDS,
  probeOf,
  readWorkloads,
  readWorld,
  sameHandler,
  type Json,
  type JsonObject,
} from '../../../lib/workload';
import { object, service, workload } from '../manifests';
import { runs } from '../../properties/runs';

test('every workload is read, in the order of the manifests', () => {
  const manifests = [service(), workload({ kind: 'StatefulSet' }), object('ConfigMap', {}), workload({ kind: 'Pod' })];
  const { workloads, kubernetesVersion } = readWorld(manifests);
  expect(workloads.map(({ identity }) => identity.kind)).toEqual(['StatefulSet', 'Pod']);
  expect(kubernetesVersion).toBe(DEFAULT_KUBERNETES_VERSION);
});

test('a workload that nobody asks for takes part in joins only', () => {
  const [first, second] = [workload(), workload({ kind: 'DaemonSet' })];
  const read = [...readWorkloads([first, second, service()], (manifest) => manifest === second)];
  expect(read.map(({ manifest, services }) => [manifest, services.length])).toEqual([[second, 1]]);
});

test('nothing is read of nothing', () => {
  expect(readWorld([]).workloads).toEqual([]);
});

/** Anything that a manifest may hold, with fields of Kubernetes more often than not, and seldom of the right kind. */
const FIELDS =
  'metadata spec template containers initContainers labels annotations selector matchLabels matchExpressions ports ' +
  'lifecycle preStop exec command sleep seconds httpGet httpHeaders tcpSocket readinessProbe livenessProbe name kind ' +
  'rules http paths backend service serviceRef backendRefs parentRefs destination host ownerReferences workloadRef ' +
  'strategy rollingUpdate canary maxSurge env value image args annotations kubernetes.io/ingress.class targetRef ' +
  'namespace containerPort targetPort port replicas scaleTargetRef restartPolicy terminationGracePeriodSeconds ' +
  'zero-downtime/traffic zero-downtime/slowest-start __proto__ constructor toString';

const { json } = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 8, withCrossShrink: true },
    fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<Json>,
    fc.constantFrom<Json[]>('Deployment', 'None', 'web', 'sleep', 'sh', '-c', 'sleep 5; $(', -1, 1e308),
    fc.dictionary(fc.constantFrom(...FIELDS.split(' ')), tie('json'), { maxKeys: 6 }),
    fc.array(tie('json'), { maxLength: 3 }),
  ),
}));

const KINDS = (
  'Deployment StatefulSet DaemonSet ReplicaSet ReplicationController Pod Job CronJob Rollout Service Namespace ' +
  'PodDisruptionBudget HorizontalPodAutoscaler ScaledObject Ingress IngressClass IngressClassParams TargetGroupBinding ' +
  'BackendConfig GCPBackendPolicy HTTPRoute TCPRoute Gateway GatewayClass VirtualService DestinationRule'
).split(' ');

const malformed: fc.Arbitrary<JsonObject> = fc
  .tuple(fc.constantFrom(...KINDS), fc.dictionary(fc.constantFrom('metadata', 'spec', 'apiVersion'), json))
  .map(([kind, rest]) => ({ ...rest, kind }));

test('a manifest of any shape is read', () => {
  fc.assert(
    fc.property(fc.array(malformed, { maxLength: 5 }), (objects) => {
      const world = readWorld(objects.map((some) => ({ object: some })));
      const { workloads } = world;
      expect([world.duplicates, world.routes].every(Array.isArray)).toBe(true);
      for (const { containers, serving, gracePeriod, replicas, traffic } of workloads) {
        expect(containers).toEqual(expect.arrayContaining([...serving]));
        expect([gracePeriod, replicas.min, replicas.max].every(Number.isFinite)).toBe(true);
        expect(traffic.value).toBeInstanceOf(Array);
        for (const container of containers) {
          const probes = PROBE_KINDS.map((kind) => probeOf(container, kind) ?? {});
          probes.forEach((probe) => sameHandler(container, probe, probes[0] ?? {}));
        }
      }
    }),
    runs(200),
  );
});

test('a template of any shape is read', () => {
  fc.assert(
    fc.property(json, json, json, (podSpec, labels, annotations) => {
      const template = { metadata: { labels }, spec: podSpec };
      const deployment = { kind: 'Deployment', metadata: { name: 'web', annotations }, spec: { template } };
      expect(readWorld([{ object: deployment }, service(), service({ selector: labels })]).workloads).toHaveLength(1);
    }),
    runs(200),
  );
});

test('a container of any shape is read', () => {
  fc.assert(
    fc.property(json, json, (lifecycle, probe) => {
      const container = { name: 'web', lifecycle: { preStop: lifecycle }, readinessProbe: probe, ports: lifecycle };
      const [read] = readWorld([workload({ containers: [container] }), service()]).workloads;
      expect(read?.containers).toHaveLength(1);
      const { atLeast, atMost } = read?.containers[0]?.preStopDuration ?? { atLeast: 0, atMost: 0 };
      expect(atMost).toBeGreaterThanOrEqual(atLeast);
    }),
    runs(200),
  );
});

test('joins agree with looking at every pair, however many objects there are', () => {
  const labels = fc.dictionary(
    fc.constantFrom('app', 'tier', 'a=b', 'constructor'),
    fc.constantFrom('web', 'api', 'b=c'),
    {
      maxKeys: 3,
    },
  );
  fc.assert(
    fc.property(fc.array(labels, { maxLength: 6 }), fc.array(labels, { maxLength: 6 }), (pods, selectors) => {
      const services = selectors.map((selector) => service({ selector }));
      const budgets = selectors.map((matchLabels) => object('PodDisruptionBudget', { selector: { matchLabels } }));
      const manifests = [...pods.map((some) => workload({ labels: some })), ...services, ...budgets];
      const includes = (all: Record<string, string>, some: Record<string, string>) =>
        Object.entries(some).every(([key, value]) => Object.hasOwn(all, key) && all[key] === value);
      readWorld(manifests).workloads.forEach((read, index) => {
        const matching = selectors.map((selector) => includes(pods[index] ?? {}, selector));
        const named = selectors.map((selector) => Object.keys(selector).length > 0);
        expect(read.services).toEqual(services.filter((_, at) => matching[at] && named[at]));
        expect(read.budgets).toEqual(budgets.filter((_, at) => matching[at]));
      });
    }),
  );
});
