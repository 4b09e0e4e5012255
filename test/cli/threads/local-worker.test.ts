import fc from 'fast-check';
import { localWorker } from '../../../lib/cli/threads/local-worker';
import { worldOf } from '../../../lib/cli/threads/world-of';
import type { Simulated } from '../../../lib/cli/threads/simulation-worker';
import { casesOf, EqualWorkloads, type Case } from '../../../lib/simulation';
import { readSource } from '../../../lib/source';
import type { JsonObject, Manifest } from '../../../lib/workload';
import { shapedManifests, shape } from '../../simulation/generated-shape';
import { generated, manifestsOf, type Generated } from '../../simulation/generated-workload';

/** Texts of equal workloads, each in a file of its own, with other lines. */
function files(objects: readonly JsonObject[], names: readonly string[]): readonly Manifest[] {
  return names.flatMap((name, index) => {
    const documents = objects.map((object) => JSON.stringify(object, null, 1).replaceAll(/\bweb\b/g, name));
    return readSource(`${'\n'.repeat(index)}${documents.join('\n---\n')}`, `${name}.yaml`).manifests;
  });
}

const simulatedOf = (manifests: readonly Manifest[]) =>
  worldOf({ manifests, stated: {}, options: { scenarios: ['rollout'] }, showsChange: true });

function byWorkload(cases: readonly Case[]): readonly (readonly Case[])[] {
  return [...new Set(cases.map(({ index }) => index))].map((place) => cases.filter(({ index }) => index === place));
}

/** What comes of the last workload, by a worker that has simulated the others, and by one that has not. */
async function lastOf(manifests: readonly Manifest[]) {
  const simulated = simulatedOf(manifests);
  const tasks = byWorkload(casesOf(simulated.world, simulated.options));
  const worker = localWorker(simulated);
  let last: Simulated | undefined;
  for (const task of tasks) last = await worker.simulate(task);
  return {
    after: JSON.stringify(last),
    alone: JSON.stringify(await localWorker(simulated).simulate(tasks.at(-1) ?? [])),
  };
}

/** How many of workloads are told by what came of an earlier one. */
function toldIn(manifests: readonly Manifest[]): number {
  const { world } = simulatedOf(manifests);
  const equals = new EqualWorkloads<string>(world, {});
  const told = world.workloads.filter((workload) => {
    if (equals.told(workload, (one) => one) !== undefined) return true;
    equals.learn(workload, `all of ${workload.identity.name}`, (one) => one);
    return false;
  });
  return told.length;
}

const WEB: Generated = {
  ...{ replicas: 2, strategy: {}, grace: 30, minReady: 0, preStop: undefined, readiness: undefined },
  ...{ startup: undefined, liveness: undefined, budget: undefined, autoscaler: undefined, facts: {} },
};
const SERVICE: JsonObject = {
  ...{ apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' } },
  spec: { selector: { all: 'of-them' }, ports: [{ port: 80 }] },
};
const NAMES = ['orders', 'people', 'stocks', 'prices'];

describe('workloads that differ by nothing but their names', () => {
  test('come to what each of them comes to alone, with its own names and places', async () => {
    await fc.assert(
      fc.asyncProperty(generated, shape, async (given, shaped) => {
        const { after, alone } = await lastOf(files(shapedManifests(given, shaped), NAMES.slice(0, 3)));
        expect(after).toBe(alone);
      }),
      { numRuns: 8 },
    );
  });

  test('are simulated twice, however many there are', () => {
    expect(toldIn(files(manifestsOf(WEB), NAMES))).toBe(2);
  });

  const changed = (change: (text: string) => string) => [
    ...files(manifestsOf(WEB), ['orders', 'people']),
    ...files(
      manifestsOf(WEB).map((object) => JSON.parse(change(JSON.stringify(object))) as JsonObject),
      ['stocks', 'prices'],
    ),
  ];
  const inAll = (object: JsonObject) =>
    JSON.parse(JSON.stringify(object).replace('"labels":{', '"labels":{"all":"of-them",')) as JsonObject;
  const objects = (...some: readonly object[]) => some.map((object) => ({ object: object as JsonObject }));

  test.each<[string, readonly Manifest[]]>([
    ['a number', changed((text) => text.replace('"replicas":2', '"replicas":3'))],
    ['what an image tells', files(manifestsOf(WEB), ['orders', 'people', 'whoami', 'nginx'])],
    ['what a name tells', files(manifestsOf(WEB), ['orders', 'people', 'stocks-worker', 'orders-operator'])],
    ['a name in a command', changed((text) => text.replace('"ports"', '"args":["--as=web"],"ports"'))],
    ['a name that is part of another one', files(manifestsOf(WEB), ['orders', 'people', 'orders-a', 'people-a'])],
    [
      'what has their name in it',
      [...files(manifestsOf(WEB), NAMES), ...objects({ kind: 'X', data: { to: 'people' } })].concat(
        objects({ kind: 'X', data: { to: 'prices' } }, { kind: 'X', data: { to: 'stocks' } }),
      ),
    ],
    ['a Service that leads to them all', [...files(manifestsOf(WEB).map(inAll), NAMES), ...files([SERVICE], ['all'])]],
  ])('are simulated each where they differ by %s', (_, manifests) => {
    expect(toldIn(manifests)).toBe(0);
  });

  test('are simulated each where a name is a word of what is told', () => {
    const { world } = simulatedOf(files(manifestsOf(WEB), NAMES));
    const equals = new EqualWorkloads<string>(world, {});
    const told = world.workloads.map((workload) => {
      const known = equals.told(workload, (one) => one);
      equals.learn(workload, `orders come to ${workload.identity.name}`, (one) => one);
      return known;
    });
    expect(told).toEqual([undefined, undefined, undefined, undefined]);
  });
});
