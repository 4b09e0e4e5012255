import { check } from '../../lib/check';
import type { JsonObject, Manifest } from '../../lib/workload';
import { counted } from './counted';

const deployment = (name: string): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name },
  spec: {
    replicas: 3,
    selector: { matchLabels: { app: 'web' } },
    template: {
      metadata: { labels: { app: 'web' } },
      spec: { containers: [{ name: 'web', image: 'web:1', ports: [{ name: 'http', containerPort: 8080 }] }] },
    },
  },
});

const service =
  (targetPort: string | number) =>
  (name: string): JsonObject => ({
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name },
    spec: { selector: { app: 'web' }, ports: [{ port: 80, targetPort }] },
  });

const budget = (name: string): JsonObject => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name },
  spec: { minAvailable: 1, selector: { matchLabels: { app: 'web' } } },
});

/** How often anything of a world is read in which each of so many workloads is joined to each of as many objects. */
function readsAt(size: number, beside: (name: string) => JsonObject): number {
  let reads = 0;
  const names = Array.from({ length: size }, (_, index) => `web-${index}`);
  const objects = names.flatMap((name) => [deployment(name), beside(name)]);
  check(objects.map((object): Manifest => ({ object: counted(object, () => (reads += 1)) })));
  return reads;
}

describe.each([
  ['Services whose named port none of them has', service('admin')],
  ['Services whose number none of them declares', service(9000)],
  ['Services that fit', service('http')],
  ['budgets', budget],
])('workloads of equal labels beside as many %s', (_, beside) => {
  test('cost no more for each pair the more there are', () => {
    const [few, some, many] = [25, 50, 100].map((size) => readsAt(size, beside) / size ** 2) as [
      number,
      number,
      number,
    ];
    expect(some).toBeLessThan(1.1 * few);
    expect(many).toBeLessThan(1.1 * some);
  });
});
