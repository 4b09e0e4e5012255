import { casesOf, findChange, notSimulated, simulate, worstOutcome, type ScenarioName } from '../../lib/simulation';
import type { Script } from '../../lib/simulation/world/script';
import type { Pod } from '../../lib/simulation/world/pod';
import type { Sim } from '../../lib/simulation/world/sim';
import { leastOf, mostOf, sampledBy, WORST, type Draw } from '../../lib/simulation/latency/draw';
import { readSetting } from '../../lib/simulation/model/read-setting';
import { drain } from '../../lib/simulation/scenarios/scripts';
import { runScript } from '../../lib/simulation/world/run-script';
import { readSource } from '../../lib/source';
import { readWorld, type Workload, type World } from '../../lib/workload';
import { listener } from './listener';
import { web, worldOf } from './manifests';

interface Drained {
  readonly sim: Sim;
  readonly evicted: readonly number[];
  readonly removed: readonly number[];
  readonly refused: readonly number[];
  readonly met: readonly number[];
  readonly actions: readonly number[];
}

const DRAWS: readonly Draw[] = Array.from({ length: 50 }, (_, seed) => sampledBy(seed));
const firstNode: Script['act'] = (sim) => drain(sim, sim.nodes.slice(0, 1));

/** Drains nodes of a world whose first workload stands on them as `placed` says. */
function drained(world: World, draw: Draw, { act = firstNode, placed }: Partial<Script> = {}): Drained {
  const times: Record<string, number[]> = { evicted: [], removed: [], refused: [], met: [], action: [] };
  const recorder = listener(({ now }, kind, words) => {
    times[kind === 'eviction' ? answerOf(words) : kind]?.push(now);
  });
  const setting = readSetting(world.workloads[0] as Workload, world, { rate: 100 });
  const sim = runScript(setting, draw, { act, ...(placed && { placed }) }, recorder);
  const { evicted = [], removed = [], refused = [], met = [], action = [] } = times;
  return { sim, evicted, removed, refused, met, actions: action };
}

function answerOf(words: string): string {
  if (words === 'is evicted') return 'evicted';
  return words.startsWith('meets') ? 'met' : 'refused';
}

describe('kubectl drain', () => {
  test('looks after a pod every second from its eviction on, and is done a request after it sees that it has gone', () => {
    for (const draw of DRAWS) {
      const { sim, evicted, removed } = drained(web(), draw, { placed: [[0, 1, 2]] });
      const waited = (sim.drains.doneAt as number) - (evicted[0] as number);
      expect((sim.drains.doneAt as number) - (removed[0] as number)).toBeLessThan(1 + mostOf('apiCall'));
      expect(waited - Math.floor(waited)).toBeGreaterThanOrEqual(leastOf('apiCall') - 1e-9);
      expect(waited - Math.floor(waited)).toBeLessThanOrEqual(mostOf('apiCall'));
    }
  });

  test('asks for all pods of a node at the same time: only the answers differ', () => {
    for (const draw of DRAWS) {
      const { evicted } = drained(web({ budget: null }), draw, { placed: [[0, 0, 0]] });
      expect(evicted).toHaveLength(3);
      expect(Math.max(...evicted) - Math.min(...evicted)).toBeLessThanOrEqual(mostOf('drainSpread') + 1e-9);
    }
  });

  // staging/src/k8s.io/client-go/rest/config.go: DefaultQPS 5, DefaultBurst 10
  test('sends ten evictions at once, and then five in a second', () => {
    const placed = [Array<number>(20).fill(0)];
    for (const draw of [1, 2, 3, 4, 5].map((seed) => sampledBy(seed, 0.9))) {
      const { evicted } = drained(web({ budget: null, replicas: 20 }), draw, { placed });
      const from = Math.min(...evicted);
      expect(evicted.filter((at) => at < from + mostOf('drainSpread'))).toHaveLength(10);
      expect(Math.max(...evicted) - from).toBeCloseTo(2, 0);
    }
  });

  test('asks again every five seconds for a pod that the budget keeps, until another one is ready', () => {
    const world = web({ budget: 'minAvailable: 2', replicas: 2, facts: { 'slowest-start': '20s' } });
    const { sim, evicted, refused } = drained(world, WORST, { placed: [[0, 1]] });
    expect({ evicted, refused: refused.length > 0 }).toEqual({ evicted: [], refused: true });
    expect(sim.drains.doneAt).toBeUndefined();
    const other = drained(web({ replicas: 2, facts: { 'slowest-start': '20s' } }), WORST, { placed: [[0, 0]] });
    expect(other.evicted).toHaveLength(2);
    const steps = other.refused.slice(1).map((at, index) => at - (other.refused[index] as number));
    for (const step of steps) expect(step).toBeCloseTo(5);
    expect(other.refused).toHaveLength(Math.ceil((0.75 + 0.2 + 4.8 + 20) / 5)); // until another one serves
  });

  // pkg/registry/core/pod/storage/eviction.go: EvictionsRetry
  test('is answered half a second later where another eviction has changed the budget meanwhile, which mostly happens', () => {
    const two = web({ replicas: 2, facts: { 'slowest-start': '20s' } });
    const runs = DRAWS.map((draw) => drained(two, draw, { placed: [[0, 0]] })).filter(({ met }) => met.length > 0);
    expect(runs.length).toBeGreaterThan(DRAWS.length / 2);
    expect(runs.length).toBeLessThan(DRAWS.length);
    for (const { met, refused, evicted } of runs) {
      const [first, second, ...others] = refused as [number, number];
      expect(first - (met[0] as number)).toBeGreaterThanOrEqual(0.5);
      expect(first - (met[0] as number)).toBeLessThanOrEqual(0.55);
      expect(second - first).toBeGreaterThan(5); // kubectl, after the answer
      expect({ others: others.length > 0, evicted: evicted.length }).toEqual({ others: true, evicted: 2 });
    }
  });

  test('meets no other eviction where the budget keeps the first pod already, or there is none', () => {
    for (const draw of DRAWS) {
      expect(drained(web({ replicas: 2, budget: null }), draw, { placed: [[0, 0]] }).met).toEqual([]);
      const kept = web({ budget: 'minAvailable: 2', replicas: 2, facts: { 'slowest-start': '20s' } });
      expect(drained(kept, draw, { placed: [[0, 0]] }).met).toEqual([]);
    }
  });

  test('goes on with the next node when the last pod of one has gone, at its worst at once', () => {
    const { actions, removed } = drained(web(), WORST, { act: (sim) => drain(sim, sim.nodes), placed: [[0, 1, 2]] });
    expect(actions.slice(0, 2)).toEqual([0, removed[0]]);
    expect(actions).toHaveLength(3);
  });

  test('leaves the pods of a DaemonSet on the node', () => {
    const { sim, evicted } = drained(
      worldOf(`
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent }
spec:
  selector: { matchLabels: { app: agent } }
  template: { metadata: { labels: { app: agent } }, spec: { containers: [{ name: agent, image: 'agent:1' }] } }
`),
      WORST,
    );
    expect({ evicted, pods: [...sim.pods].filter((pod: Pod) => pod.ready).length }).toEqual({ evicted: [], pods: 3 });
  });
});

test('a drain that a budget blocks for ever is asked for again only as long as anything else happens', () => {
  const { sim, refused } = drained(web({ budget: 'maxUnavailable: 0', grace: 604_800 }), WORST);
  expect(refused.length).toBeLessThan(20);
  expect(sim.drains.evicting.size).toBeGreaterThan(0);
});

test('an upgrade of all nodes is watched to its end, also where each new pod waits minutes for its load balancer', () => {
  const preStop = '{ sleep: { seconds: 120 } }';
  const labels = '{ elbv2.k8s.aws/pod-readiness-gate-inject: enabled }';
  const more = `\n---\n{ apiVersion: v1, kind: Namespace, metadata: { name: default, labels: ${labels} } }`;
  const facts = { traffic: 'aws-nlb', 'slowest-start': '30s' };
  const world = web({ replicas: 5, grace: 130, preStop, facts, more });
  const [one] = casesOf(world, { scenarios: ['drain-all'] });
  expect(one && worstOutcome(world, one, { fix: false })).toMatchObject({ verdict: 'safe', end: { done: true } });
});

describe('Members that decide by majority', () => {
  const members = ({
    count = 3,
    image = 'quay.io/coreos/etcd:v3.5.15',
    budget = 'minAvailable: 1',
    note = '',
    port = 2379,
  }) =>
    readWorld(
      readSource(
        `apiVersion: apps/v1
kind: StatefulSet
metadata: { name: members, annotations: { ${note} } }
spec:
  serviceName: members
  replicas: ${count}
  selector: { matchLabels: { app: members } }
  template:
    metadata: { labels: { app: members } }
    spec:
      terminationGracePeriodSeconds: 60
      containers:
        - name: main
          image: ${image}
          ports: [{ containerPort: ${port} }]
          lifecycle: { preStop: { sleep: { seconds: 10 } } }
          readinessProbe: { httpGet: { path: /readyz, port: ${port} }, periodSeconds: 1 }
---
apiVersion: v1
kind: Service
metadata: { name: clients }
spec: { selector: { app: members }, ports: [{ port: ${port} }] }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: members }
spec: { ${budget}, selector: { matchLabels: { app: members } } }
`,
        'members.yaml',
      ).manifests,
    );
  const drainedFrom = (given: Parameters<typeof members>[0]) =>
    simulate(members(given), { scenarios: ['drain-node'], fix: false })[0];

  test('answer no more when a budget lets a drain take two of three', () => {
    const outcome = drainedFrom({});
    expect(outcome?.lostByCause).toEqual({ 'no-majority': expect.any(Number) });
    expect(outcome?.losses[0]?.blame).toMatchObject({ path: ['spec', 'minAvailable'] });
    expect(outcome?.losses[0]?.blame.words).toContain('fewer than 2 of the 3 members');
  });

  test('are never evicted where their budget allows none: the budget is blamed at its place', () => {
    const { verdict, end } = drainedFrom({ budget: 'maxUnavailable: 0' }) ?? {};
    expect(verdict).toBe('stuck');
    expect(end).toMatchObject({
      done: false,
      blame: { resource: { kind: 'PodDisruptionBudget' }, file: 'members.yaml', path: ['spec', 'maxUnavailable'] },
    });
    expect(end?.done === false && end.blame?.line).toEqual(expect.any(Number));
  });

  test.each<[string, Parameters<typeof members>[0]]>([
    ['when it takes one at a time', { budget: 'maxUnavailable: 1' }],
    ['of five, when it takes two', { count: 5, budget: 'maxUnavailable: 2' }],
    ['when somebody has stated that two may be missing', { note: 'zero-downtime/may-be-missing: "2"' }],
    ['when each of them answers for itself', { image: 'registry.example.com/web:1', port: 8080 }],
  ])('but do %s', (_, given) => {
    expect(drainedFrom(given)).toMatchObject({ verdict: 'safe', lost: 0 });
  });

  test('lose what comes to them while one is replaced where somebody has stated that none may be missing', () => {
    const world = members({ budget: 'maxUnavailable: 1', note: 'zero-downtime/may-be-missing: "0"' });
    const [outcome] = simulate(world, { scenarios: ['rollout'], fix: false });
    expect(Object.keys(outcome?.lostByCause ?? {})).toEqual(['no-majority']);
    const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout'] });
    expect('none' in change && change.none).toMatch(/none may be missing/);
  });

  const SCALED: readonly ScenarioName[] = ['scale-down', 'scale-to-one'];
  test.each<[string, Parameters<typeof members>[0], readonly ScenarioName[]]>([
    ['below their majority', {}, SCALED],
    ['of five, by half', { count: 5 }, SCALED],
    ['of seven, by half to three of the four that have to agree', { count: 7, image: 'zookeeper:3.9' }, SCALED],
    ['where each has data of its own', { count: 2, image: 'cassandra:5' }, ['scale-down']],
    ['nor by half of four where one may be missing', { count: 4, note: 'zero-downtime/may-be-missing: "1"' }, SCALED],
  ])('are not scaled down %s, which is said', (_, given, left) => {
    const world = members(given);
    expect(casesOf(world, { scenarios: SCALED }).map(({ scenario }) => scenario)).toEqual([]);
    expect(notSimulated(world, { scenarios: SCALED }).flatMap(({ scenarios }) => scenarios)).toEqual(left);
  });

  test('are scaled as far as somebody has stated that members may be missing', () => {
    const world = members({ count: 4, note: 'zero-downtime/may-be-missing: "2"' });
    expect(casesOf(world, { scenarios: SCALED }).map(({ scenario }) => scenario)).toEqual(['scale-down']);
  });
});
