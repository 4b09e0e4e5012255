import type { CheckReport } from '../../../lib/check';
import type { Tools } from '../../../lib/cli/io';
import { runIn } from '../memory-io';

/** Each kustomization prints an object that holds nothing. */
const tools: Tools = {
  run: () => ({ ended: 'well', stdout: 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: built }\n', stderr: '' }),
  inFolder: (use) => use('/tmp/own'),
  copy: () => undefined,
  write: () => undefined,
  absolute: (path) => (path.startsWith('/') ? path : `/here/${path}`),
};

/** What kustomizations build from here. */
const POD = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: a, image: a:1 }] }\n';
/** An object whose name is refused, so that it is found where it is judged. */
const REFUSED = 'apiVersion: v1\nkind: Service\nmetadata: { name: Wrong }\n';

async function judged(files: Record<string, string>, ...args: string[]) {
  const { stdout } = await runIn({ files, tools }, 'check', '--render', '--format', 'json', ...args);
  const { findings, notices, problems, skipped, summary } = JSON.parse(stdout) as CheckReport;
  const left = notices.filter(({ code }) => code === 'not-built');
  return { found: [...new Set(findings.map(({ file }) => file))], left, problems, skipped, summary };
}

describe.each([
  ['that is checked', '', '.'],
  ['further down', 'deploy/', '.'],
  ['that is named', 'deploy/', 'deploy'],
])('Below a kustomization %s', (_, at, path) => {
  const ROOT = {
    [`${at}kustomization.yaml`]: 'resources: [manifests/named.yaml]\n',
    [`${at}manifests/named.yaml`]: POD,
  };

  test('a folder that no kustomization names anything of is judged as it is', async () => {
    const { found, left, summary } = await judged({ ...ROOT, [`${at}addons/all/a.yaml`]: REFUSED }, path);
    expect([found, left, summary.files, summary.resources]).toEqual([[`${at}addons/all/a.yaml`], [], 2, 2]);
  });

  test.each(['manifests/other.yaml', 'other.yaml'])(
    '%s beside what it builds from is named, and not judged',
    async (name) => {
      const { found, left, skipped } = await judged({ ...ROOT, [`${at}${name}`]: REFUSED }, path);
      const said = `1 file is named by no kustomization, though one builds from what stands beside it: ${at}${name};`;
      expect([found, left.map(({ message }) => message)]).toEqual([[], [expect.stringContaining(said)]]);
      expect(skipped).toMatchObject([{ reason: 'not-built', file: `${at}${name}`, count: 1 }]);
    },
  );

  test('of many files the first are named in the message, and all of them as data', async () => {
    const names = [1, 2, 3, 4, 5, 6, 7].map((one) => `${at}manifests/other-${one}.yaml`);
    const { left } = await judged({ ...ROOT, ...Object.fromEntries(names.map((name) => [name, REFUSED])) }, path);
    expect(left).toMatchObject([{ message: expect.stringMatching(/^7 files .*, and 1 more; /) as string, names }]);
  });

  test('an overlay that nothing builds from is built, and its files are its own', async () => {
    const overlay = {
      [`${at}overlays/prod/kustomization.yaml`]: 'resources: [a.yaml]\n',
      [`${at}overlays/prod/a.yaml`]: REFUSED,
    };
    const { found, left, summary } = await judged({ ...ROOT, ...overlay }, path);
    expect([found, left, summary.resources]).toEqual([[], [], 2]);
  });
});

test.each([
  ['a patch', 'patches: [{ path: more/a.yaml }]'],
  ['a patch of the old form', 'patchesStrategicMerge: [more/a.yaml]'],
  ['a file of a ConfigMap', 'configMapGenerator: [{ name: a, files: [a.yaml=more/a.yaml] }]'],
  ['a replacement', 'replacements: [{ path: ./more/a.yaml }]'],
  ['what a generator opens', 'generators: [more/generator.yaml]'],
])('What a kustomization names as %s is no object by itself', async (_, line) => {
  const { found, left } = await judged(
    {
      'kustomization.yaml': `${line}\n`,
      'more/a.yaml': REFUSED,
      ...(line.includes('generator.yaml') && { 'more/generator.yaml': 'kind: ksops\nfiles: [./a.yaml]\n' }),
    },
    '.',
  );
  expect([found, left]).toEqual([[], []]);
});

test('What a line that is commented out names is named by nobody', async () => {
  const files = { 'kustomization.yaml': 'resources:\n  # - a.yaml\n  - b.yaml\n', 'a.yaml': REFUSED, 'b.yaml': POD };
  expect((await judged(files, '.')).left).toHaveLength(1);
});

test.each([
  ['holds no object', 'values: { a: 1 }\n'],
  ['is no YAML', 'a: [\n'],
  [
    'is half an object, as patches are',
    'apiVersion: apps/v1\nkind: Deployment\nmetadata: { name: a }\nspec: { replicas: 3 }\n',
  ],
])('Of a file that %s nothing is said', async (_, text) => {
  const files = {
    'kustomization.yaml': 'resources: [b.yaml]\n',
    'b.yaml': POD,
    'beside.yaml': text,
    'apart/a.yaml': text,
  };
  expect(await judged(files, '.')).toMatchObject({ found: [], left: [], problems: [], skipped: [] });
});

test('A file that is broken is told where others of its folder hold objects', async () => {
  const files = { 'kustomization.yaml': 'resources: []\n', 'apart/a.yaml': REFUSED, 'apart/b.yaml': 'a: [\n' };
  const { problems } = await judged(files, '.');
  expect(problems.map(({ file }) => file)).toEqual(['apart/b.yaml']);
});

test('What a chart has beside its templates is for the chart', async () => {
  const files = {
    'Chart.yaml': 'name: shop\n',
    'files/a.yaml': REFUSED,
    'deploy/kustomization.yaml': 'resources: []\n',
  };
  const { found, left } = await judged(files, '.');
  expect([found, left]).toEqual([[], []]);
});

test('A kustomization that is given by its name is all that is meant', async () => {
  const files = { 'kustomization.yaml': 'resources: []\n', 'apart/a.yaml': REFUSED, 'more/kustomization.yaml': '{}\n' };
  const { found, summary } = await judged(files, 'kustomization.yaml');
  expect([found, summary.resources]).toEqual([[], 1]);
});

test('Who simulates is told of it, too, unless it is to be quiet', async () => {
  const files = { 'kustomization.yaml': 'resources: [b.yaml]\n', 'b.yaml': POD, 'a.yaml': REFUSED };
  const { stderr } = await runIn({ files, tools }, 'simulate', '--render', '.');
  const quiet = await runIn({ files, tools }, 'simulate', '--render', '--quiet', '.');
  const said = 'note: 1 file is named by no kustomization';
  expect([stderr.includes(said), quiet.stderr.includes(said)]).toEqual([true, false]);
});
