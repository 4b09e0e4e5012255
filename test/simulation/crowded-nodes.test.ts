import { findChange, simulate, type Outcome } from '../../lib/simulation';
import { readSetting } from '../../lib/simulation/model/read-setting';
import { mostOnOneNode } from '../../lib/simulation/worst/crowded';
import { readWorld, type Workload } from '../../lib/workload';
import { web, type Web } from './manifests';

function drained(given: Web): Outcome {
  return simulate(web(given), { scenarios: ['drain-node'] })[0] as Outcome;
}

describe('A drain at the worst', () => {
  test('meets all pods on one node where nothing forbids it, and takes them at once without a budget', () => {
    const { lowestCapacity, losses } = drained({ budget: null });
    expect(lowestCapacity).toBe(0);
    expect(losses.some(({ blame }) => /no disruption budget/.test(blame.words))).toBe(true);
  });

  test('is safe with a budget, however the pods stand', () => expect(drained({}).verdict).toBe('safe'));

  test('is safe without one where no two pods may be on one node', () => {
    const more = `
      affinity:
        podAntiAffinity:
          requiredDuringSchedulingIgnoredDuringExecution:
            - { topologyKey: kubernetes.io/hostname, labelSelector: { matchLabels: { app: web } } }`;
    expect(drained({ budget: null, more }).verdict).toBe('safe');
  });

  test('says that it takes the pods for crowded, where they may be', () => {
    const said = (given: Web) => drained(given).assumptions.some((words) => /on the drained node/.test(words));
    expect([said({ budget: null }), said({ replicas: 1 })]).toEqual([true, false]);
  });
});

test('a change adds its budget in the folder of the workload, where it selects the pods', () => {
  const inFolder = web({ budget: null }).manifests.map((manifest) => ({ ...manifest, directory: 'production' }));
  const world = readWorld(inFolder);
  const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['drain-node'] });
  expect(change).toMatchObject({ edits: [{ resource: { kind: 'PodDisruptionBudget' }, path: [] }] });
});

describe('Of pods with a spread that may not be violated, one node has', () => {
  const most = (replicas: number, nodes: number, maxSkew: number) => {
    const world = web({ replicas });
    const { subject } = readSetting(world.workloads[0] as Workload, world, { rate: 1, nodes });
    return mostOnOneNode({ ...subject, placement: { ...subject.placement, maxSkew } }, nodes);
  };

  test.each([
    [3, 3, 1, 1],
    [4, 3, 1, 2],
    [5, 3, 1, 2],
    [5, 3, 2, 3],
    [2, 3, 5, 2],
    [500, 17, 1000, 110],
  ])('%i pods on %i nodes with maxSkew %i: at most %i', (replicas, nodes, maxSkew, expected) => {
    expect(most(replicas, nodes, maxSkew)).toBe(expected);
  });
});
