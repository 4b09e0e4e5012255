import { casesOf, findChange, simulate, worstOutcome, type Outcome, type ScenarioName } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import type { Workload, World } from '../../lib/workload';
import { worldOf } from './manifests';

const FACTS = 'zero-downtime/slowest-start: 5s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains';

interface Given {
  readonly name: string;
  readonly kind?: 'Deployment' | 'StatefulSet';
  readonly replicas?: number;
  readonly preStop?: string;
  readonly spec?: string;
}

/** A workload whose pods are called app: web, and v: its name. */
function workload({
  name,
  kind = 'Deployment',
  replicas = 1,
  preStop = '{ sleep: { seconds: 5 } }',
  spec,
}: Given): string {
  const limits =
    spec ?? (kind === 'Deployment' ? 'strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }' : '');
  return `
apiVersion: apps/v1
kind: ${kind}
metadata: { name: ${name}, annotations: { ${FACTS} } }
spec:
  replicas: ${replicas}
  ${limits}
  minReadySeconds: 5
  selector: { matchLabels: { v: ${name} } }
  template:
    metadata: { labels: { app: web, v: ${name} } }
    spec:
      containers:
        - name: main
          image: web:1
          ports: [{ containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /, port: 8080 }, periodSeconds: 1 }
          ${preStop === '' ? '' : `lifecycle: { preStop: ${preStop} }`}
`;
}

const service = (name: string, selector: string) =>
  `{ apiVersion: v1, kind: Service, metadata: { name: ${name} }, spec: { selector: { ${selector} }, ports: [{ port: 80, targetPort: 8080 }] } }`;

const budget = (limit: string, selector = 'app: web') =>
  `{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: all }, spec: { ${limit}, unhealthyPodEvictionPolicy: AlwaysAllow, selector: { matchLabels: { ${selector} } } } }`;

const world = (...documents: readonly string[]): World => worldOf(documents.join('\n---\n'));

function play(one: World, name: string, scenario: ScenarioName): Outcome {
  const found = casesOf(one, { scenarios: [scenario] }).find((each) => each.workload.name === name);
  return worstOutcome(one, found as NonNullable<typeof found>);
}

const BLUE_GREEN = [workload({ name: 'blue' }), workload({ name: 'green' })];

// EndpointSlices hold the pods of all workloads that the selector of a Service means
describe('Two Deployments of one replica behind one Service', () => {
  const joined = world(...BLUE_GREEN, service('web', 'app: web'), budget('maxUnavailable: 1'));

  test.each(['drain-node', 'drain-all', 'delete-pod', 'rollout'] as const)(
    'serve for each other in a %s',
    (scenario) => {
      expect(play(joined, 'blue', scenario)).toMatchObject({ verdict: 'safe', lost: 0 });
      expect(play(joined, 'green', scenario)).toMatchObject({ verdict: 'safe', lost: 0 });
    },
  );

  test('do not where each has a Service of its own', () => {
    const apart = world(...BLUE_GREEN, service('blue', 'v: blue'), service('green', 'v: green'));
    expect(play(apart, 'blue', 'delete-pod').verdict).toBe('loses');
  });

  test('do not for what comes by a Service of one of them beside the common one', () => {
    const both = world(...BLUE_GREEN, service('web', 'app: web'), service('blue', 'v: blue'));
    const outcome = play(both, 'blue', 'delete-pod');
    expect(outcome.verdict).toBe('loses');
    expect(outcome.lostByCause['no-endpoint']).toBeGreaterThan(0);
    expect(play(both, 'green', 'delete-pod').verdict).toBe('safe');
  });

  test('are both on the drained node without a budget: then nothing serves', () => {
    const open = world(...BLUE_GREEN, service('web', 'app: web'));
    expect(play(open, 'blue', 'drain-node').lostByCause['no-endpoint']).toBeGreaterThan(0);
  });

  test('are told of each other', () => {
    const said = play(joined, 'blue', 'rollout').assumptions;
    expect(said).toContain('Deployment green stands beside it with 1 pod');
  });
});

test('A Deployment serves while the StatefulSet behind the same Service has no pod', () => {
  const joined = world(
    workload({ name: 'cache', kind: 'StatefulSet' }),
    workload({ name: 'web' }),
    service('web', 'app: web'),
  );
  expect(play(joined, 'cache', 'rollout')).toMatchObject({ verdict: 'safe', lost: 0, end: { done: true } });
});

test('What is lost at a pod of a companion is blamed on the field of that one', () => {
  const joined = world(
    workload({ name: 'blue', replicas: 2 }),
    workload({ name: 'green', replicas: 2, preStop: '' }),
    service('web', 'app: web'),
    budget('maxUnavailable: 1'),
  );
  const { losses } = play(joined, 'blue', 'drain-node');
  expect(losses.length).toBeGreaterThan(0);
  for (const { blame, pod } of losses) {
    expect(pod).toMatch(/^green-/);
    expect(blame).toMatchObject({ resource: { name: 'green' }, path: expect.arrayContaining(['preStop']) as never });
  }
});

// disruption.go getExpectedScale: the sum of the scales of all controllers of the pods that a budget selects
describe('A budget over two workloads of three', () => {
  const three = (name: string) => workload({ name, replicas: 3, spec: '' });
  const own = [service('blue', 'v: blue'), service('green', 'v: green')];

  test('of 50 % lets all three pods of one go at once', () => {
    const outcome = play(
      world(three('blue'), three('green'), ...own, budget('minAvailable: 50%')),
      'blue',
      'drain-node',
    );
    expect(outcome).toMatchObject({ verdict: 'loses', lowestCapacity: 0 });
    const none = outcome.losses.find(({ cause }) => cause === 'no-endpoint');
    expect(none?.blame).toMatchObject({ resource: { kind: 'PodDisruptionBudget' }, path: ['spec', 'minAvailable'] });
  });

  test('of three does not block a drain that one over three pods would', () => {
    const shared = world(three('blue'), three('green'), ...own, budget('minAvailable: 3'));
    const alone = world(three('blue'), service('blue', 'v: blue'), budget('minAvailable: 3'));
    expect(play(shared, 'blue', 'drain-node').end.done).toBe(true);
    expect(play(alone, 'blue', 'drain-node')).toMatchObject({ verdict: 'stuck', lost: 0 });
  });

  test('that allows one disruption lets pods go one by one, whosever they are', () => {
    const joined = world(three('blue'), three('green'), ...own, budget('maxUnavailable: 1'));
    const { lowestCapacity, end } = play(joined, 'blue', 'drain-node');
    expect({ lowestCapacity, done: end.done }).toEqual({ lowestCapacity: 2, done: true });
  });
});

test('A pod that two budgets over different workloads select is never evicted', () => {
  const joined = world(
    ...BLUE_GREEN,
    service('web', 'app: web'),
    budget('maxUnavailable: 1'),
    budget('maxUnavailable: 1', 'v: blue').replace('name: all', 'name: blue'),
  );
  expect(play(joined, 'blue', 'drain-node')).toMatchObject({
    verdict: 'stuck',
    end: { why: expect.stringContaining('all and blue') as string },
  });
});

describe('A budget over pods of a DaemonSet as well', () => {
  const agent = workload({ name: 'agent', replicas: 3, spec: ' ' })
    .replace('kind: Deployment', 'kind: DaemonSet')
    .replace('replicas: 3', '');
  const drained = (limit: string) =>
    play(
      world(workload({ name: 'blue', replicas: 2 }), agent, service('web', 'v: blue'), budget(limit)),
      'blue',
      'drain-node',
    );

  test.each(['maxUnavailable: 1', 'maxUnavailable: 50%', 'minAvailable: 50%'])(
    'cannot be counted, and allows no eviction: %s',
    (limit) => {
      expect(drained(limit)).toMatchObject({
        verdict: 'stuck',
        end: { why: expect.stringMatching(/selects pods of DaemonSet agent as well/) as string },
      });
    },
  );

  test('counts all of them where it is a whole number that has to be available', () => {
    expect(drained('minAvailable: 4')).toMatchObject({ end: { done: true }, lowestCapacity: 1 });
  });
});

test('Of ever so many workloads behind one Service, a bounded number is simulated beside each', () => {
  const names = Array.from({ length: 60 }, (_, index) => `w${index}`);
  const many = world(...names.map((name) => workload({ name })), service('web', 'app: web'));
  const [one] = casesOf(many, { scenarios: ['drain-node'] });
  const [setting] = settingsOf(many, one as NonNullable<typeof one>, {});
  expect(setting.companions).toHaveLength(8);
  const { doubts, verdict } = worstOutcome(many, one as NonNullable<typeof one>);
  expect(doubts.join()).toMatch(/w9 and 50 more behind the same Services or budgets are not simulated/);
  expect(verdict).not.toBe('safe');
});

test('A change of one workload is proved with its companions beside it', () => {
  const joined = world(
    workload({ name: 'blue', preStop: '' }),
    workload({ name: 'green' }),
    service('web', 'app: web'),
    budget('maxUnavailable: 1'),
  );
  expect(simulate(joined, { scenarios: ['delete-pod'] })[0]).toMatchObject({ verdict: 'loses' });
  const change = findChange(joined, joined.workloads[0] as Workload, { scenarios: ['delete-pod'] });
  expect('none' in change ? [] : change.edits.map(({ path }) => path.join('.'))).toEqual([
    'spec.template.spec.containers.0.lifecycle.preStop',
  ]);
});
