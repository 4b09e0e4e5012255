import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { check, type JsonObject, type Manifest } from '../../lib/check';
import { RULES } from '../../lib/rules';
import { releasesIn } from '../../lib/rules/support/example';
import { alikeIn, isWorkload, readWorld } from '../../lib/workload';
import { readSource } from '../../lib/source';
import { oneOf, runs } from '../properties/runs';

const manifest = (object: object): Manifest => ({ object: object as JsonObject });

/** How a service differs from others, besides its name. */
interface Written {
  readonly port?: number;
  readonly replicas?: number;
  readonly wait?: number;
  readonly service?: object;
  readonly container?: object;
  readonly labels?: object;
  /** Another container. */
  readonly beside?: object;
  /** @default facts that fit */
  readonly facts?: object;
}

const FACTS = {
  'zero-downtime/slowest-start': '5s',
  'zero-downtime/longest-request': '10s',
  'zero-downtime/on-sigterm': 'drains',
};

function deployment(
  name: string,
  { port = 8080, replicas = 3, wait = 15, container = {}, beside, labels = {}, facts = FACTS }: Written = {},
) {
  const main = {
    name: 'main',
    image: 'registry.example.com/all:1.4.2',
    ports: [{ containerPort: port }],
    readinessProbe: { httpGet: { path: '/ready', port } },
    lifecycle: { preStop: { sleep: { seconds: wait } } },
    ...container,
  };
  return manifest({
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, annotations: facts },
    spec: {
      replicas,
      minReadySeconds: 10,
      selector: { matchLabels: { app: name } },
      template: {
        metadata: { labels: { app: name, ...labels } },
        spec: { terminationGracePeriodSeconds: 60, containers: [main, ...(beside ? [beside] : [])] },
      },
    },
  });
}

function service(name: string, { port = 8080, service: more = {} }: Written = {}) {
  const spec = { selector: { app: name }, ports: [{ port }], ...more };
  return manifest({ apiVersion: 'v1', kind: 'Service', metadata: { name }, spec });
}

function budget(name: string) {
  const spec = {
    maxUnavailable: 1,
    selector: { matchLabels: { app: name } },
    unhealthyPodEvictionPolicy: 'AlwaysAllow',
  };
  return manifest({ apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata: { name }, spec });
}

function ingress(name: string) {
  const backend = { service: { name, port: { number: 8080 } } };
  const paths = [{ path: `/${name}`, pathType: 'Prefix', backend }];
  const rules = [{ host: `${name}.example.com`, http: { paths } }];
  const metadata = { name: `${name}-ingress` };
  return manifest({ apiVersion: 'networking.k8s.io/v1', kind: 'Ingress', metadata, spec: { rules } });
}

const secretOf = (name: string) => ({ envFrom: [{ secretRef: { name: `${name}-keys` } }] });

const secret = (name: string) =>
  manifest({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, stringData: { token: 'x' } });

const all = (name: string, written: Written = {}) => [deployment(name, written), service(name, written), budget(name)];

/** Which of these names are as good as an earlier one. */
const spared = (manifests: readonly Manifest[]) => {
  const alike = alikeIn(manifests);
  return manifests.filter((one) => isWorkload(one) && alike.has(one)).map(({ object }) => nameOf(object));
};

const nameOf = (object: JsonObject) => (object['metadata'] as { readonly name: string }).name;

function expectSameFindings(manifests: readonly Manifest[]): void {
  const judged = (judgesAlikeOnce: boolean) => JSON.stringify(check(manifests, { judgesAlikeOnce }));
  expect(judged(true)).toBe(judged(false));
}

describe('workloads that differ only by their names', () => {
  test('are as good as the first of them, with all that is theirs', () => {
    const manifests = [...all('orders'), ...all('people'), ...all('stocks')];
    expect(spared(manifests)).toEqual(['people', 'stocks']);
    expect(alikeIn(manifests).get(manifests[4] as Manifest)).toBe(manifests[1]);
  });

  const named: readonly (readonly [string, (name: string) => readonly Manifest[]])[] = [
    ['images', (name) => all(name, { container: { image: `registry.example.com/team/${name}:1.2` } })],
    ['images with more words', (name) => all(name, { container: { image: `ghcr.io/${name}/${name}-alpine` } })],
    ['hosts and paths', (name) => [...all(name), ingress(name)]],
    ['labels with more words', (name) => all(name, { labels: { 'helm.sh/chart': `${name}-1.2.3` } })],
    ['secrets that somebody else makes', (name) => all(name, { container: secretOf(name) })],
    ['secrets of its own', (name) => [...all(name, { container: secretOf(name) }), secret(`${name}-keys`)]],
  ];

  test.each(named)('are as good as the first of them with their names in %s', (_, its) => {
    const manifests = ['orders', 'people', 'stocks'].flatMap(its);
    expect(spared(manifests)).toEqual(['people', 'stocks']);
    expectSameFindings(manifests);
  });

  const differing: readonly (readonly [string, readonly Manifest[]])[] = [
    ['a number', all('people', { replicas: 2 })],
    ['another version of the image', all('people', { container: { image: 'registry.example.com/all:1.4.3' } })],
    ['a Service', all('people', { service: { publishNotReadyAddresses: true } })],
    [
      'an object that the other does not have',
      [...all('people'), manifest({ kind: 'X', metadata: { name: 'people' } })],
    ],
    ['a length of the name, which has limits', all('persons')],
    ['what the name tells of what runs', all('valkey')],
    ['a word that says it is beside something', all('ui-all')],
    [
      'a name that stands in a variable, too',
      all('people', { container: { env: [{ name: 'A', value: 'http://people' }] } }),
    ],
    ['a name that stands within another text', all('people', { container: { args: ['--x=peoples'] } })],
    ['a name that is that of a container, too', all('people', { container: { name: 'people' } })],
    ['a name that two workloads have', [...all('people'), { ...deployment('people'), directory: 'other' }]],
    ['a name that an object of nobody has in it', [...all('people'), manifest({ kind: 'X', data: { to: 'people' } })]],
    [
      'a Service that leads to another one',
      [deployment('people'), service('people', { service: { selector: { app: 'orders' } } }), budget('people')],
    ],
    ['what is no plain data', all('people', { container: { env: [new Date(0)] } })],
  ];

  test.each(differing)('are judged where they differ by %s', (_, others) => {
    expect(spared([...all('orders'), ...others])).toEqual([]);
    expectSameFindings([...all('orders'), ...others]);
  });

  test('are judged where a secret of that name is missing, and one of nearly the same is there', () => {
    const its = (name: string) => all(name, { container: secretOf(name) });
    const manifests = [...its('orders'), ...its('people'), secret('peoplo-keys')];
    expect(spared(manifests)).toEqual([]);
    expect(check(manifests, { judgesAlikeOnce: true }).findings.map(({ resource }) => resource.name)).toEqual([
      'people',
    ]);
    expectSameFindings(manifests);
  });

  test('are judged where a number in a name is that of a port that no container declares', () => {
    const its = (name: string) =>
      all(name, { container: { image: `example.com/${name}:1` }, service: { ports: [{ port: 80, targetPort: 81 }] } });
    const manifests = ['web-81', 'web-82', 'web-83'].flatMap(its);
    const { findings } = check(manifests, { judgesAlikeOnce: true });
    expect(findings.map(({ workload }) => workload?.name)).toEqual(['web-82', 'web-83']);
    expectSameFindings(manifests);
  });

  test('are judged where one of them is named within another', () => {
    expect(spared([...all('orders'), ...all('people'), ...all('people-all')])).toEqual([]);
  });

  test('are whole to whoever asks more of them than what is joined to them', () => {
    const manifests = [...all('orders'), ...all('people')];
    const late = readWorld(manifests, undefined, {}, alikeIn(manifests)).workloads.map((workload) => ({ ...workload }));
    expect(late).toEqual(readWorld(manifests).workloads);
  });

  test('are judged where a fact is stated by a name', () => {
    const manifests = [...all('orders'), ...all('people')];
    const stated = { workloads: [{ name: /^people$/, facts: { workload: { longestRequest: 600 } } }] } as never;
    const judged = (judgesAlikeOnce: boolean) => JSON.stringify(check(manifests, { judgesAlikeOnce, stated }));
    expect(judged(true)).toBe(judged(false));
  });

  test('are told one by one where something is wrong with them', () => {
    const wrong = { wait: 1 };
    const manifests = ['orders', 'people', 'stocks'].flatMap((name) => all(name, wrong));
    const { findings } = check(manifests, { judgesAlikeOnce: true });
    expect(findings.map(({ resource }) => resource.name)).toEqual(
      expect.arrayContaining(['orders', 'people', 'stocks']),
    );
    expectSameFindings(manifests);
  });
});

describe('judging what is alike once finds the same', () => {
  test('in apps of near-equal services', () => {
    const name = fc.constantFrom(
      'orders',
      'people',
      'stocks',
      'prices',
      'orders-all',
      'redis',
      'job-worker',
      'web-1',
      'web-2',
      'web-10',
    );
    const written = fc.record(
      {
        port: fc.constantFrom(8080, 5432),
        replicas: fc.constantFrom(1, 3),
        wait: fc.constantFrom(1, 15),
        container: fc.constantFrom(
          {},
          { args: ['--peers', 'orders'] },
          { readinessProbe: null },
          { image: 'redis:7' },
          { image: 'registry.example.com/people:1.4.2' },
        ),
        service: fc.constantFrom({}, { clusterIP: 'None' }, { selector: { app: 'orders' } }),
      },
      { requiredKeys: [] },
    );
    const naming = fc.subarray<(name: string) => Written>([
      (name) => ({ container: { image: `registry.example.com/team/${name}:1.4.2`, ...secretOf(name) } }),
      (name) => ({ container: { image: `nginx/${name}-proxy:1.4.2-alpine` } }),
      (name) => ({ labels: { 'helm.sh/chart': `${name}-1.0.0` } }),
    ]);
    const services = fc.uniqueArray(
      fc.tuple(name, fc.oneof({ weight: 4, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: written })),
      {
        selector: ([one]) => one,
        minLength: 2,
        maxLength: 8,
      },
    );
    const others = fc.subarray([
      manifest({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'people' } }),
      manifest({
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'all' },
        spec: { maxUnavailable: 0, selector: {} },
      }),
      manifest({ apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'all' }, spec: { hard: { pods: '13' } } }),
      manifest({
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'none' },
        spec: { podSelector: { matchLabels: { app: 'stocks' } }, policyTypes: ['Ingress'] },
      }),
      secret('orders-keys'),
      secret('people-key'),
      ingress('stocks'),
      service('prices', { service: { selector: { app: 'prices', tier: 'all' } } }),
    ]);
    fc.assert(
      fc.property(services, naming, others, (its, named, more) => {
        const written = ([one, how]: readonly [string, Written]) =>
          named.reduce((before, naming) => ({ ...naming(one), ...before }), how);
        expectSameFindings([...its.flatMap((one) => all(one[0], written(one))), ...more]);
      }),
      runs(4),
    );
  });

  test('in the examples of all rules, each behind itself under a name that tells nothing', () => {
    for (const text of oneOf(
      16,
      RULES.flatMap(({ bad }) => bad),
    )) {
      const { before, after } = releasesIn(text);
      if (before !== '') continue;
      const names = read(after)
        .filter(isWorkload)
        .map(({ object }) => nameOf(object));
      const renamed = names.reduce(
        (renaming, one) => renaming.replaceAll(new RegExp(`\\b${one}\\b`, 'g'), otherName(one)),
        after,
      );
      const both = [...read(renamed), ...read(after)];
      if (alikeIn(both).size > 0) expectSameFindings(both);
    }
  });

  // Whoever has rules look into names for another word finds it here.
  test('whatever words the code knows stand in names', () => {
    const words = wordsOfPatterns();
    expect(words).toEqual(expect.arrayContaining(['sessions', 'consumers', 'exporter', 'postgres', 'dashboard']));
    // One replica of what answers like Redis loses its data with it, but for caches, and for what is beside it.
    const written = (name: string) => ({ port: 6379, replicas: 1, container: { image: `example.com/${name}:1` } });
    const tried = oneOf(12, words);
    const caches = [...new Set(tried.map(({ length }) => 'q-cache'.padStart(length, 'q')))];
    expect(check(caches.flatMap((name) => all(name, written(name)))).findings).toEqual([]);
    expectSameFindings(thoseSpared([...caches, ...tried].flatMap((name) => all(name, written(name)))));
  });

  const imagesNamed: readonly (readonly [string, (name: string) => Written])[] = [
    ['', () => ({})],
    [
      ', and in those of images',
      (name) => ({
        container: { image: `example.com/${name}` },
        beside: { name: 'second', image: `example.com/${name}-2`, ports: [{ containerPort: 9090 }] },
      }),
    ],
  ];

  test.each(imagesNamed)('whatever words the code knows stand in the names that come first%s', (_, naming) => {
    const words = oneOf(12, wordsOfPatterns());
    // In a folder of its own, each is only like a name of as many letters that tells nothing.
    const pairs = words.flatMap((word, index) =>
      [word, lettersOf(index, word.length)].map((name) => ({ name, directory: `folder ${index}` })),
    );
    const manifests = pairs.map(({ name, directory }) => ({
      ...deployment(name, { replicas: 1, facts: {}, ...naming(name) }),
      directory,
    }));
    expectSameFindings(thoseSpared(manifests));
  });
});

/** Those that are like others, and the others. */
function thoseSpared(manifests: readonly Manifest[]): readonly Manifest[] {
  const alike = alikeIn(manifests);
  const firsts = new Set(alike.values());
  // Many of the words tell something, and their workloads are like none; how many, differs from sample to sample.
  expect(alike.size).toBeGreaterThan(manifests.length / 10);
  return manifests.filter((one) => alike.has(one) || firsts.has(one));
}

/** A name of its own for each number, in letters that make no word. */
const lettersOf = (number: number, length: number) =>
  `q${number.toString(3)}`.padEnd(length, 'q').replaceAll(/\d/g, (digit) => 'vxz'.charAt(Number(digit)));

/** What stands in a text, as if it had been no text. */
const read = (text: string) => readSource(text, 'x.yaml').manifests.map(({ object }) => manifest(object));

/** As long, and no word. */
const otherName = (name: string) => name.replace(/[a-z]/g, 'q');

/** The words in regular expressions, and those in quotes, by which is told what a workload runs and is there for. */
function wordsOfPatterns(): readonly string[] {
  const folder = join(__dirname, '..', '..', 'lib');
  const stages = ['applications', 'containers', 'image', 'traffic'].map((stage) => join('workload', stage));
  const texts = [...stages, join('rules', 'replicas'), join('rules', 'jobs')].flatMap((stage) =>
    readdirSync(join(folder, stage))
      .filter((file) => file.endsWith('.ts'))
      .map((file) => readFileSync(join(folder, stage, file), 'utf8')),
  );
  const patterns = texts.flatMap(
    (text) => text.match(/(?<=[=([:,]\s*)(?:\/[^/*\s].*\/|'[a-z][a-z0-9 ]*'(?=[,\])]))/g) ?? [],
  );
  return [...new Set(patterns.flatMap((pattern) => pattern.match(/(?<!\\)\b[a-z][a-z0-9]{5,14}/g) ?? []))];
}
