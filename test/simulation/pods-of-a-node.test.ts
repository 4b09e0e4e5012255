import { takesElsewhere, takesOn } from '../../lib/simulation/actors/nodes/takes';
import { newSim } from '../../lib/simulation/world/new-sim';
import { runScript } from '../../lib/simulation/world/run-script';
import { type Draw, leastOf, mostOf, sampledBy, WORST } from '../../lib/simulation/latency/draw';
import { LATENCIES, type LatencyName } from '../../lib/simulation/latency/latencies';
import { readPodModel } from '../../lib/simulation/model/read-pod-model';
import { readSetting } from '../../lib/simulation/model/read-setting';
import type { Setting } from '../../lib/simulation/model/setting';
import type { UpdateStrategy } from '../../lib/simulation/model/workload-model';
import type { Node, Pod } from '../../lib/simulation/world/pod';
import type { Sim } from '../../lib/simulation/world/sim';
import { release } from '../../lib/simulation/scenarios/scripts';
import type { Workload } from '../../lib/workload';
import { listener } from './listener';
import { web } from './manifests';

type Moments = Readonly<Record<'scheduled' | 'started' | 'ready' | 'removed', number>>;

/** When what happened to each pod, by its name, and on which node. */
function rollout(
  seed: number,
  nodes: number,
  update: Partial<UpdateStrategy> = {},
  mounts = true,
): ReadonlyMap<string, Partial<Moments> & { node?: number }> {
  const world = web({ facts: { 'slowest-start': '500ms' } });
  const read = readSetting(world.workloads[0] as Workload, world, { rate: 100 });
  const { subject } = read;
  const next = { ...subject.next, mounts };
  const setting: Setting = { ...read, nodes, subject: { ...subject, next, update: { ...subject.update, ...update } } };
  const draw: Draw = sampledBy(seed, 0.5);
  const pods = new Map<string, Record<string, number>>();
  const recorder = listener(({ now }, kind, _words, about) => {
    const pod = about && 'containers' in about ? about : (about?.pod as Pod | undefined);
    if (!pod) return;
    const moments = pods.get(pod.name) ?? {};
    pods.set(pod.name, { ...moments, [kind]: moments[kind] ?? now, ...(pod.node && { node: pod.node.index }) });
  });
  runScript(setting, draw, { act: release }, recorder);
  return pods;
}

/** How far two moments of one second are apart, on the circle. */
function apart(one: number, other: number): number {
  const between = (((one - other) % 1) + 1) % 1;
  return Math.min(between, 1 - between);
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
}

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const AT_ONCE = { maxSurge: '100%', maxUnavailable: 0 } as const;

describe('The kubelet of a node', () => {
  test('looks at all of its pods at the same moments: they become ready, and go, at one phase of the second', () => {
    const runs = SEEDS.map((seed) => [...rollout(seed, 1).values()]);
    for (const kind of ['ready', 'removed'] as const) {
      const moments = runs.map((all) => all.flatMap((one) => one[kind] ?? []));
      expect(moments.map(({ length }) => length)).toEqual(SEEDS.map(() => 3));
      const distances = moments.flatMap(([first, ...others]) => others.map((other) => apart(other, first as number)));
      expect(mean(distances)).toBeLessThan(0.15); // moments that nothing holds together are 0.25 s apart on the average
    }
  });
});

describe('Pods that start together', () => {
  const starts = (nodes: number) =>
    SEEDS.map((seed) => {
      const pods = [...rollout(seed, nodes, AT_ONCE).values()].filter(({ scheduled }) => scheduled !== undefined);
      return pods.map(({ scheduled = 0, started = 0 }) => started - scheduled);
    });
  const together = starts(1);
  const apartFromEachOther = starts(3);

  test('wait for the processors of their node, and start later than pods on nodes of their own', () => {
    expect(mean(together.flat())).toBeGreaterThan(mean(apartFromEachOther.flat()) + 0.1);
  });

  test('differ less from each other than those of other runs do', () => {
    const within = mean(together.map((times) => Math.max(...times) - Math.min(...times)));
    const means = together.map(mean);
    expect(within).toBeLessThan(Math.max(...means) - Math.min(...means));
  });
});

describe('What waits for processors', () => {
  const world = web({});
  const read = readSetting(world.workloads[0] as Workload, world, { rate: 100 });
  const takes = (starting: number, what: (sim: Sim) => number, setting: Partial<Setting> = {}) => {
    const sim = newSim({ ...read, nodes: 2, ...setting }, sampledBy(1, 0.5), { act: () => undefined });
    (sim.nodes[0] as Node).starting = starting;
    return mean(Array.from({ length: 200 }, () => what(sim)));
  };
  const here = (sim: Sim) => takesOn(sim, sim.nodes[0], 'status');
  const there = (sim: Sim) => takesOn(sim, sim.nodes[1], 'status');
  const elsewhere = (sim: Sim) => takesElsewhere(sim, 'slice');

  test('takes longer on a node for each pod that starts there, and nowhere else', () => {
    const [none, one, two] = [0, 1, 2].map((starting) => takes(starting, here)) as [number, number, number];
    expect(one).toBeGreaterThan(none);
    expect(two).toBeGreaterThan(one);
    expect(takes(2, there)).toBe(takes(0, there));
    expect(takes(2, elsewhere)).toBe(takes(0, elsewhere));
  });

  test('takes longer everywhere where all nodes are one machine', () => {
    for (const what of [here, there, elsewhere]) {
      expect(takes(2, what, { oneMachine: true })).toBeGreaterThan(takes(0, what, { oneMachine: true }));
    }
  });

  test('takes what it takes at the worst, whatever starts', () => {
    const sim = newSim({ ...read, nodes: 1 }, WORST, { act: () => undefined });
    (sim.nodes[0] as Node).starting = 5;
    expect(takesOn(sim, sim.nodes[0], 'stopSeen')).toBe(LATENCIES.stopSeen.worst);
  });

  test('takes no longer than was ever seen', () => {
    expect(takes(1000, here)).toBeCloseTo(mostOf('status'), 9);
  });
});

describe('The volumes of a pod', () => {
  const firstStart = (seed: number, mounts: boolean) => {
    const [first] = [...rollout(seed, 3, {}, mounts).values()].filter(({ scheduled }) => scheduled !== undefined);
    return (first?.started ?? 0) - (first?.scheduled ?? 0);
  };

  // pkg/kubelet/volumemanager/volume_manager.go: podAttachAndMountRetryInterval
  test('are looked for again after 0.3 s, so that no container starts as soon as one of a pod without any may', () => {
    const soonest = 0.3 + leastOf('start');
    expect(Math.min(...SEEDS.map((seed) => firstStart(seed, true)))).toBeGreaterThanOrEqual(soonest);
    expect(Math.min(...SEEDS.map((seed) => firstStart(seed, false)))).toBeLessThan(soonest);
  });

  test.each([
    ['that of its token, where nobody forbids it', {}, true],
    ['none, where that is forbidden', { automountServiceAccountToken: false }, false],
    ['those that it asks for', { automountServiceAccountToken: false, volumes: [{ name: 'tmp', emptyDir: {} }] }, true],
  ])('are %s', (_, spec, mounts) => {
    const [workload] = web().workloads as [Workload];
    const pod = { ...workload, podSpec: { ...workload.podSpec, ...spec } };
    expect(readPodModel(pod, '1.36').mounts).toBe(mounts);
  });
});

describe('Latencies that are drawn', () => {
  const names = Object.keys(LATENCIES) as LatencyName[];
  const atHalf = (name: LatencyName) => SEEDS.map((seed) => sampledBy(seed).latency(name, 0.5));

  test('are long or short together: a run that is slow is slow throughout', () => {
    const starts = atHalf('start');
    for (const name of ['nextContainer', 'controller', 'status', 'execHook'] as const) {
      const pairs = atHalf(name).map((seconds, index) => [starts[index] as number, seconds] as const);
      const inOrder = pairs.sort(([one], [other]) => one - other).map(([, seconds]) => seconds);
      expect(inOrder).toEqual([...inOrder].sort((one, other) => one - other));
    }
    expect(new Set(atHalf('start')).size).toBeGreaterThan(SEEDS.length / 2);
  });

  test('take longer the less of the processors is free, but for those that a clock decides', () => {
    const [busy, idle] = [sampledBy(1, 0.3), sampledBy(1, 0.8)];
    expect(busy.latency('status', 0.5)).toBeGreaterThan(idle.latency('status', 0.5));
    for (const name of ['mount', 'drainPoll', 'conflictRetry', 'backOffSync'] as const)
      expect(busy.latency(name, 0.5)).toBe(idle.latency(name, 0.5));
  });

  test('are never shorter or longer than any that was seen, whatever the load', () => {
    for (const name of names)
      for (const seed of SEEDS)
        for (const share of [0, 0.5, 1]) {
          const seconds = sampledBy(seed, seed % 2 === 0 ? 0.1 : 0.95).latency(name, share);
          expect(seconds).toBeGreaterThanOrEqual(leastOf(name));
          expect(seconds).toBeLessThanOrEqual(mostOf(name));
        }
  });
});

describe('The scheduler', () => {
  test('spreads the pods of a new ReplicaSet, whatever is left of the old one', () => {
    for (const seed of SEEDS) {
      const fresh = [...rollout(seed, 3).values()].filter(({ scheduled }) => scheduled !== undefined);
      expect(new Set(fresh.map(({ node }) => node)).size).toBe(3);
    }
  });

  test('takes any of equal nodes first', () => {
    const first = SEEDS.map((seed) => {
      const fresh = [...rollout(seed, 3).values()].filter(({ scheduled }) => scheduled !== undefined);
      return fresh.sort((one, other) => (one.scheduled ?? 0) - (other.scheduled ?? 0))[0]?.node;
    });
    expect(new Set(first).size).toBe(3);
  });
});
