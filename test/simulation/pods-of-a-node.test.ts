import { runScript } from '../../lib/simulation/world/run-script';
import { type Draw, sampledBy } from '../../lib/simulation/latency/draw';
import { readSetting } from '../../lib/simulation/model/read-setting';
import type { Setting } from '../../lib/simulation/model/setting';
import type { UpdateStrategy } from '../../lib/simulation/model/workload-model';
import type { Pod } from '../../lib/simulation/world/pod';
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
): ReadonlyMap<string, Partial<Moments> & { node?: number }> {
  const world = web({ facts: { 'slowest-start': '500ms' } });
  const read = readSetting(world.workloads[0] as Workload, world, { rate: 100 });
  const { subject } = read;
  const setting: Setting = { ...read, nodes, subject: { ...subject, update: { ...subject.update, ...update } } };
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

const SEEDS = Array.from({ length: 20 }, (_, index) => index + 1);
const AT_ONCE = { maxSurge: '100%', maxUnavailable: 0 } as const;

describe('The kubelet of a node', () => {
  test('looks at all of its pods at the same moments: they become ready, and go, at one phase of the second', () => {
    for (const seed of SEEDS) {
      const all = [...rollout(seed, 1).values()];
      const ready = all.flatMap((moments) => moments.ready ?? []);
      const removed = all.flatMap((moments) => moments.removed ?? []);
      expect([ready.length, removed.length]).toEqual([3, 3]);
      for (const moment of ready) expect(apart(moment, ready[0] as number)).toBeLessThan(0.15);
      for (const moment of removed) expect(apart(moment, removed[0] as number)).toBeLessThan(0.4);
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
  const mean = (numbers: readonly number[]) => numbers.reduce((sum, number) => sum + number, 0) / numbers.length;

  test('wait for the processors of their node, and start later than pods on nodes of their own', () => {
    expect(mean(together.flat())).toBeGreaterThan(mean(apartFromEachOther.flat()) + 0.1);
  });

  test('differ less from each other than those of other runs do', () => {
    const within = mean(together.map((times) => Math.max(...times) - Math.min(...times)));
    const means = together.map(mean);
    expect(within).toBeLessThan(Math.max(...means) - Math.min(...means));
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
