import { companionsOf } from '../../lib/simulation/model/companions';
import { readSource } from '../../lib/source';
import { readWorld, type Workload, type World } from '../../lib/workload';

const deployment = (number: number) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web-${number} }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: main, image: "web:1" }] }
`;
const budget = (number: number) => `apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: budget-${number} }
spec: { maxUnavailable: 1, selector: { matchLabels: { app: web } } }
`;

/** So many workloads, all of which so many budgets select. */
function worldOf(workloads: number, budgets: number): World {
  const numbers = (count: number) => Array.from({ length: count }, (_, number) => number);
  const text = [...numbers(workloads).map(deployment), ...numbers(budgets).map(budget)].join('---\n');
  return readWorld(readSource(text, 'many.yaml').manifests);
}

test('what many budgets join is asked of as few of them as tell it', () => {
  const world = worldOf(60, 60);
  const asked: unknown[] = [];
  const counting: World = { ...world, sharing: (...args) => (asked.push(args[0]), world.sharing(...args)) };
  const [first] = world.workloads as unknown as [Workload];
  const { beside, leftOut } = companionsOf(first, counting, true);
  expect([beside.length, leftOut.length]).toEqual([8, 51]);
  expect(asked).toHaveLength(1);
});

test('the nearest come first, budgets count only where pods are evicted, and each is there once', () => {
  const world = worldOf(3, 2);
  const [first] = world.workloads as unknown as [Workload];
  const names = (evicts: boolean) => companionsOf(first, world, evicts).beside.map(({ identity }) => identity.name);
  expect([names(true), names(false)]).toEqual([['web-1', 'web-2'], []]);
});
