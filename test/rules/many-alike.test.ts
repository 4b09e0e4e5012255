import type * as checking from '../../lib/check';
import type { JsonObject, Manifest } from '../../lib/workload';
import type * as most from '../../lib/workload/objects/most-joined';
import { counted } from './counted';

const { mostJoined } = jest.requireActual<typeof most>('../../lib/workload/objects/most-joined');

// Mocks are not hoisted here: what is mocked is loaded anew, after them.
jest.resetModules();
// The real bound is beyond what a test has time for.
jest.mock('../../lib/workload/objects/most-joined', () => ({ mostJoined: () => 3 }));
const { check } = jest.requireActual<typeof checking>('../../lib/check');

const WEB = { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' };
const SELECTOR = { app: 'web' };

const object = (apiVersion: string, kind: string, name: string, spec: JsonObject): JsonObject => ({
  apiVersion,
  kind,
  metadata: { name },
  spec,
});

const deployment = (name: string): JsonObject =>
  object('apps/v1', 'Deployment', name, {
    replicas: 3,
    selector: { matchLabels: SELECTOR },
    template: {
      metadata: { labels: SELECTOR },
      spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ name: 'http', containerPort: 8080 }] }] },
    },
  });

const service = (name: string, selector: JsonObject = SELECTOR, targetPort = 'http'): JsonObject =>
  object('v1', 'Service', name, { selector, ports: [{ port: 80, targetPort }] });

const budget = (name: string, selector: JsonObject): JsonObject =>
  object('policy/v1', 'PodDisruptionBudget', name, { minAvailable: 1, selector });

const quota = (name: string): JsonObject => object('v1', 'ResourceQuota', name, { hard: { pods: '3' } });

const unlike = (name: string): JsonObject =>
  budget(name, { matchExpressions: [{ key: 'app', operator: 'NotIn', values: ['web'] }] });

const autoscaler = (name: string): JsonObject =>
  object('autoscaling/v2', 'HorizontalPodAutoscaler', name, { scaleTargetRef: WEB, minReplicas: 2, maxReplicas: 5 });

const ingress = (name: string): JsonObject =>
  object('networking.k8s.io/v1', 'Ingress', name, {
    ingressClassName: 'nginx',
    rules: [
      {
        http: {
          paths: [{ path: '/', pathType: 'Prefix', backend: { service: { name: 'web', port: { number: 80 } } } }],
        },
      },
    ],
  });

type World = (names: readonly string[]) => readonly JsonObject[];

const beside =
  (...makers: readonly ((name: string) => JsonObject)[]): World =>
  (names) =>
    names.flatMap((name) => makers.map((make) => make(name)));

/** Worlds in which everything means everything. */
const WORLDS: readonly (readonly [what: string, world: World])[] = [
  ['workloads and Services of equal labels', beside(deployment, (name) => service(name))],
  ['Services whose named port no pod has', beside(deployment, (name) => service(name, SELECTOR, 'admin'))],
  ['budgets over every pod', beside(deployment, (name) => budget(name, { matchExpressions: [] }))],
  ['budgets by expressions, over no pod', beside(deployment, unlike)],
  ['quotas that leave no room', beside(deployment, quota)],
  ['autoscalers of one workload', (names) => [deployment('web'), ...names.map(autoscaler)]],
  ['routes to one Service', (names) => [deployment('web'), service('web'), ...names.map(ingress)]],
  ['routes to one Service of many workloads', (names) => [service('web'), ...beside(deployment, ingress)(names)]],
  ['objects of one name', (names) => names.flatMap(() => [deployment('web'), service('web'), autoscaler('web')])],
  ['Services that select no pod', beside(deployment, (name) => service(name, { app: `${name}-old` }))],
];

const namesOf = (size: number) => Array.from({ length: size }, (_, index) => `web-${index}`);

function checked(world: World, size: number, count: () => void = () => undefined) {
  return check(world(namesOf(size)).map((one): Manifest => ({ object: counted(one, count) })));
}

/** How often anything of a world is read, for each of so many of its objects. */
function readsAt(size: number, world: World): number {
  let reads = 0;
  checked(world, size, () => (reads += 1));
  return reads / size;
}

test.each(WORLDS)('%s cost no more for each the more there are', (_, world) => {
  expect(readsAt(80, world)).toBeLessThan(1.3 * readsAt(40, world));
});

describe('what too many mean', () => {
  const equal = beside(deployment, (name) => service(name));

  test('is said to be left out, and nothing else is said about it', () => {
    const { findings, failures } = checked(equal, 10);
    expect(failures).toMatchObject([{ code: 'too-many-alike', resource: { kind: 'Service', name: 'web-3' } }]);
    expect(failures[0]?.message).toContain('Service default/web-3 and 6 more');
    expect(findings.map(({ rule }) => rule)).not.toContain('service-selects-nothing');
  });

  test('is no room for pods in a namespace', () => {
    const { findings, failures } = checked(beside(deployment, quota), 10);
    expect(failures).toMatchObject([{ code: 'too-many-alike', resource: { kind: 'ResourceQuota', name: 'web-3' } }]);
    const blocking = findings.filter(({ rule }) => rule === 'quota-blocks-surge');
    expect(blocking.map(({ resource }) => resource.name)).toEqual(['web-0', 'web-1', 'web-2']);
  });

  test('costs no workload its findings', () => {
    const judged = new Set(checked(equal, 10).findings.map(({ resource }) => resource.name));
    expect(namesOf(10).filter((name) => !judged.has(name))).toEqual([]);
  });

  test('is nothing where as many mean it as may', () => {
    expect(checked(equal, 3).failures).toEqual([]);
  });
});

test('the bound leaves few pairs in a large namespace, and everything to a small one', () => {
  for (const workloads of [0, 1, 7, 300, 5000, 100_000]) {
    expect(mostJoined(workloads)).toBeGreaterThanOrEqual(20);
    expect(mostJoined(workloads) * workloads).toBeLessThanOrEqual(Math.max(50_000, 20 * workloads));
  }
  expect(mostJoined(10)).toBe(5000);
});
