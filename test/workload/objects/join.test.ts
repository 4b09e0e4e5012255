import fc from 'fast-check';
import { identityOf, readWorld, type Manifest } from '../../../lib/workload';
import { object, service, workload } from '../manifests';
import { runs } from '../../properties/runs';

const at = (directory: string, manifest: Manifest): Manifest => ({ ...manifest, directory });
const called = (name: string, { object: one, ...rest }: Manifest): Manifest => ({
  ...rest,
  object: { ...one, metadata: { ...(one['metadata'] as object), name } },
});
const placesOf = (...manifests: Manifest[]) =>
  readWorld(manifests).workloads.map(({ services }) => services.map(({ directory }) => directory));

test.each<[string, string, string[], string[]]>([
  ['in its own directory', 'a', ['a'], ['a']],
  ['in its own directory rather than in one above', 'a/b', ['a', 'a/b', '.'], ['a/b']],
  ['in the nearest directory above', 'a/b/c', ['a', '.'], ['a']],
  ['at the top', 'a/b/c', ['.'], ['.']],
  ['in a directory below, when that has nothing nearer', 'a', ['a/b'], ['a/b']],
  ['not beside its own directory', 'a/b', ['a/c', 'b'], []],
  ['not in a directory whose name begins alike', 'app', ['ap', 'apps'], []],
])('a Service is found %s', (_where, ofWorkload, ofServices, expected) => {
  const services = ofServices.map((directory) => at(directory, service()));
  expect(placesOf(at(ofWorkload, workload()), ...services)).toEqual([expected]);
});

test('a Service below belongs to the pods in its own directory, not to their variant above', () => {
  const [above, below] = [at('.', workload()), at('a', workload())];
  expect(placesOf(above, below, at('a', service()))).toEqual([[], ['a']]);
});

test('of the variants of a Service only one is joined, Services of other names all are', () => {
  const variants = [at('staging', service()), at('production', service())];
  expect(placesOf(at('.', workload()), ...variants)).toEqual([['staging']]);
  expect(placesOf(at('.', workload()), at('a', service()), at('b', called('web-admin', service())))).toEqual([
    ['a', 'b'],
  ]);
});

test('objects that were never text belong together, and to no directory', () => {
  expect(placesOf(workload(), service())).toEqual([[undefined]]);
  expect(placesOf(at('.', workload()), service())).toEqual([[]]);
});

describe('files of one folder that hold the same workload', () => {
  const inFile = (file: string, manifest: Manifest): Manifest => ({ ...at('.', manifest), file });
  const selecting = object('PodDisruptionBudget', { maxUnavailable: 1, selector: {} });

  test('are environments: what stands beside one of them means that one', () => {
    const strict = called('strict', selecting);
    const files = (file: string) => [workload(), service(), selecting].map((one) => inFile(file, one));
    const [staging, production] = [files('staging.yaml'), files('production.yaml')];
    const both = [...staging, inFile('staging.yaml', strict), ...production];
    const [first, second] = readWorld(both).workloads;
    expect(first?.services).toEqual([staging[1]]);
    expect(first?.budgets.map(({ file }) => file)).toEqual(['staging.yaml', 'staging.yaml']);
    expect(second?.services).toEqual([production[1]]);
    expect(second?.budgets).toEqual([production[2]]);
  });

  test('are versions of one object where a file holds no Service of its own: requests come to each of them', () => {
    const web = service();
    const next = [workload(), object('ConfigMap', {})].map((one) => inFile('v2.yaml', one));
    const both = [inFile('v1.yaml', workload()), inFile('v1.yaml', web), inFile('v1.yaml', selecting), ...next];
    const [first, second] = readWorld(both).workloads;
    expect([first, second].map((one) => one?.services.map(({ file }) => file))).toEqual([['v1.yaml'], ['v1.yaml']]);
    expect([first, second].map((one) => one?.budgets.length)).toEqual([1, 0]);
  });

  test('and share a budget as well where one of the files holds nothing but the workload', () => {
    const both = [inFile('v1.yaml', workload()), inFile('v1.yaml', selecting), inFile('v2.yaml', workload())];
    expect(readWorld(both).workloads.map(({ budgets }) => budgets.length)).toEqual([1, 1]);
  });

  test('share what stands in a file without them', () => {
    const shared = inFile('budget.yaml', selecting);
    const both = [inFile('staging.yaml', workload()), inFile('production.yaml', workload()), shared];
    expect(readWorld(both).workloads.map(({ budgets }) => budgets)).toEqual([[shared], [shared]]);
  });

  test('of an object that two files without the workload hold, one takes part: it is one in the cluster', () => {
    const [one, other] = [inFile('a.yaml', service()), inFile('b.yaml', service())];
    expect(readWorld([inFile('web.yaml', workload()), one, other]).workloads[0]?.services).toEqual([one]);
  });

  test('in one file they are a mistake, and everything is joined', () => {
    const twice = [workload(), service(), service()].map((manifest) => inFile('web.yaml', manifest));
    expect(readWorld(twice).workloads[0]?.services).toHaveLength(2);
  });
});

describe('variants of a workload', () => {
  const budget = object('PodDisruptionBudget', { maxUnavailable: 1, selector: {} });

  test('do not share a budget: each is seen without the other', () => {
    const [staging, production, other] = [at('a', workload()), at('b', workload()), at('a', called('api', workload()))];
    const shared = at('.', budget);
    const world = readWorld([staging, production, other, shared]);
    const seen = (index: number) => world.sharing(shared, world.workloads[index]).map(({ manifest }) => manifest);
    expect(seen(0)).toEqual([staging, other]);
    expect(seen(1)).toEqual([production, other]);
  });

  test('are no duplicates; the same object twice in one directory is', () => {
    const [first, again] = [at('a', workload()), at('a', workload())];
    expect(readWorld([first, at('b', workload())]).duplicates).toEqual([]);
    expect(readWorld([first, at('b', workload()), again]).duplicates).toEqual([{ first, again }]);
  });
});

/** The rule as it is written, by looking at every pair. */
function joinedByPairs(workloads: readonly Manifest[], services: readonly Manifest[]): (readonly Manifest[])[] {
  const up = (directory: string): string[] =>
    directory === '.' ? ['.'] : [directory, ...up(directory.includes('/') ? directory.replace(/\/[^/]*$/, '') : '.')];
  const place = ({ directory = '' }: Manifest) => directory;
  const matches = (one: Manifest, other: Manifest) => {
    const label = (one.object['spec'] as { selector: { app: string } }).selector.app;
    const template = (other.object['spec'] as { template: { metadata: { labels: { app: string } } } }).template;
    return label === template.metadata.labels.app;
  };
  return workloads.map((one) => {
    const nearest = up(place(one)).find((directory) =>
      services.some((some) => place(some) === directory && matches(some, one)),
    );
    const above = services.filter((some) => place(some) === nearest && matches(some, one));
    const names = new Set(above.map((some) => identityOf(some).name));
    const below = services.filter((some) => {
      const own = up(place(some)).find((directory) =>
        workloads.some((other) => place(other) === directory && matches(some, other)),
      );
      if (own !== place(one) || own === place(some) || !matches(some, one) || names.has(identityOf(some).name))
        return false;
      names.add(identityOf(some).name);
      return true;
    });
    return [...above, ...below];
  });
}

test('joins over directories agree with looking at every pair', () => {
  const directory = fc.constantFrom('.', 'a', 'a/b', 'a/b/c', 'a/d', 'ab', 'b');
  const app = fc.constantFrom('web', 'api');
  const name = fc.constantFrom('one', 'two');
  const workloads = fc.array(
    fc
      .tuple(directory, app, name)
      .map(([place, some, its]) => at(place, called(its, workload({ labels: { app: some } })))),
    { maxLength: 5 },
  );
  const services = fc.array(
    fc
      .tuple(directory, app, name)
      .map(([place, some, its]) => at(place, called(its, service({ selector: { app: some } })))),
    { maxLength: 6 },
  );
  fc.assert(
    fc.property(workloads, services, (pods, some) => {
      const read = readWorld([...pods, ...some]).workloads.map((one) => one.services);
      expect(read).toEqual(joinedByPairs(pods, some));
    }),
    runs(200),
  );
});
