import type { CheckReport } from '../../../lib/check';
import { WEB } from '../../../lib/rules/support/example';
import type { Tools } from '../../../lib/cli/io';
import { runIn } from '../memory-io';

type Files = Readonly<Record<string, string>>;

/** The names of what is judged of files of one workload each, and what the notes say. */
async function judged(files: readonly string[], ...args: string[]) {
  const manifests = Object.fromEntries(files.map((file, index) => [file, short(`web-${index}`)]));
  const { stdout, stderr, code } = await runIn({ files: manifests }, 'check', '--format', 'json', ...args);
  if (stdout === '') return { code, stderr, files: [], notes: [] };
  const { findings, notices } = JSON.parse(stdout) as CheckReport;
  return {
    code,
    stderr,
    files: [...new Set(findings.map(({ file }) => file))],
    notes: notices.filter((notice) => notice.code === 'tests').map(({ message }) => message),
  };
}

function short(name: string): string {
  return WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20').replaceAll(
    /\bweb\b/g,
    name,
  );
}

test('folders of tests below PATH are passed over, which one note counts, and --tests judges them', async () => {
  const files = ['k8s/a.yaml', 'pkg/api/testdata/a.yaml', 'test/a.yaml', 'tests/e2e/b/c.yaml', 'x/testdata2/a.yaml'];
  const { files: told, notes } = await judged(files, '.');
  expect(told).toEqual(['k8s/a.yaml']);
  expect(notes).toEqual([
    '4 files in folders of tests, such as pkg/api/testdata, are passed over: --tests judges them',
  ]);
  expect(await judged(files, '.', '--tests')).toMatchObject({ files, notes: [] });
});

test.each<[string, readonly string[], ...string[]]>([
  ['testing of words that only begin alike', ['k8s/a.yaml', 'testify/a.yaml', 'latest/a.yaml', 'contest/a.yaml'], '.'],
  ['an environment in the folder of overlays', ['base/a.yaml', 'overlays/test/a.yaml'], '.'],
  ['an environment beside another one', ['k8s/production/a.yaml', 'k8s/test/a.yaml'], '.', '--all-environments'],
  ['a folder that is named', ['tests/a.yaml', 'tests/e2e/b.yaml', 'k8s/a.yaml'], 'tests', 'k8s'],
  ['a file that is named', ['tests/a.yaml', 'k8s/a.yaml'], 'k8s', 'tests/a.yaml'],
  ['a folder that is named besides', ['tests/a.yaml', 'k8s/a.yaml'], '.', 'tests'],
  ['a folder that a pattern names', ['k8s/tests/a.yaml', 'k8s/b.yaml'], 'k8s/b.yaml', 'k8s/tests/*.yaml'],
  ['what is all that there is', ['x/tests/a.yaml', 'x/fixtures/a.yaml'], '.'],
])('read as before is %s', async (_, files, ...paths) => {
  const { files: told, notes } = await judged(files, ...paths);
  expect([[...told].sort(), notes]).toEqual([[...files].sort(), []]);
});

test('demonstrations are passed over as well, and clusters on one machine', async () => {
  const shown = ['config/samples/b.yaml', 'docs/examples/tls/c.yaml', 'provider/kind/d.yaml', 'x/Quick-Start/e.yaml'];
  const served = ['k8s/a.yaml', 'kinds/f.yaml', 'overlays/demo/g.yaml', 'sampler/h.yaml'];
  const { files: told, notes } = await judged([...shown, ...served], '.');
  expect([...told].sort()).toEqual(served);
  expect(notes).toEqual([
    '4 files in folders of demonstrations, such as config/samples, are passed over: --tests judges them',
  ]);
  expect((await judged(['examples/shop/a.yaml', 'examples/b.yaml'], '.')).files).toHaveLength(2);
  expect((await judged([...shown, ...served], 'config/samples')).files).toEqual(['config/samples/b.yaml']);
});

test.each([
  ['one above it', 'apps/kustomization.yaml', '- upstream/web'],
  ['one beside it', 'apps/overlays/live/kustomization.yaml', '- "../../upstream/web/a.yaml"'],
])('what %s builds from is used, whatever its folder is called', async (_, file, line) => {
  const text = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\nresources:\n  ${line}\n`;
  const names = async (kustomization: string) => {
    const files = { [file]: kustomization, 'apps/upstream/web/a.yaml': short('web'), 'k8s/b.yaml': short('api') };
    const { stdout } = await runIn({ files }, 'check', '--format', 'json', '.');
    return new Set((JSON.parse(stdout) as CheckReport).findings.map((one) => one.file));
  };
  expect(await names(text)).toContain('apps/upstream/web/a.yaml');
  expect(await names(text.replace('upstream', 'upstreams'))).not.toContain('apps/upstream/web/a.yaml');
});

test('folders that are out of use are passed over as well', async () => {
  const files = ['k8s/a.yaml', 'k8s/legacy/b.yaml', 'x/_archived/c.yaml', 'legacy-api/d.yaml', 'archive/e.yaml'];
  const { files: told, notes } = await judged(files, '.');
  expect([...told].sort()).toEqual(['archive/e.yaml', 'k8s/a.yaml', 'legacy-api/d.yaml']);
  expect(notes).toEqual([
    '2 files in folders of what is out of use, such as k8s/legacy, are passed over: --tests judges them',
  ]);
  expect((await judged(['k8s/a.yaml', 'k8s/legacy/b.yaml'], 'k8s/legacy')).files).toEqual(['k8s/legacy/b.yaml']);
  expect((await judged(['clusters/prod/a.yaml', 'clusters/legacy/b.yaml'], '.')).files).toHaveLength(2);
  expect((await judged(['new/a.yaml', 'old/b.yaml'], '.')).files).toHaveLength(2);
  expect((await judged(['k8s/a.yaml', 'archived_projects/b.yaml'], '.')).files).toEqual(['k8s/a.yaml']);
  expect((await judged(['k8s/a.yaml', 'tests/a.yaml', 'old/attic/b.yaml'], '.')).notes).toEqual([
    '2 files in folders of tests, or of what is out of use, such as old, are passed over: --tests judges them',
  ]);
});

test('what others have made is passed over as well, unless it is named', async () => {
  const files = ['k8s/a.yaml', 'third_party/x/b.yaml', 'deploy/vendor/c.yaml', 'vendors/d.yaml', 'party/e.yaml'];
  const { files: told, notes } = await judged(files, '.');
  expect([...told].sort()).toEqual(['k8s/a.yaml', 'party/e.yaml', 'vendors/d.yaml']);
  expect(notes).toEqual([
    '2 files in folders of what others have made, such as deploy/vendor, are passed over: --tests judges them',
  ]);
  expect((await judged(files, 'k8s', 'third_party')).files).toEqual(['k8s/a.yaml', 'third_party/x/b.yaml']);
  expect((await judged(['k8s/a.yaml', 'x/kubetest/b.yaml', 'y/_testdata/c.yaml'], '.')).files).toEqual(['k8s/a.yaml']);
});

test.each([
  ['old', true],
  ['archived_projects', true],
  ['deprecated-charts', true],
  ['_unused', true],
  ['older', false],
  ['old-town', false],
  ['legacy-apps', false],
  ['threshold', false],
])('a folder called %s is out of use: %s', async (folder, isPassedOver) => {
  const { files } = await judged(['k8s/a.yaml', `${folder}/b.yaml`], '.');
  expect(files).toHaveLength(isPassedOver ? 1 : 2);
});

test.each([
  ['k8s-old', true],
  ['k8s.bak', true],
  ['web-old', false],
  ['k8s-older', false],
  ['k8s-new', false],
])('a folder called %s beside k8s is what was left of it: %s', async (folder, isPassedOver) => {
  const { files, notes } = await judged(['k8s/a.yaml', `${folder}/b.yaml`], '.');
  expect(files).toHaveLength(isPassedOver ? 1 : 2);
  expect(notes).toEqual(
    isPassedOver ? [`1 file in ${folder}, which is out of use, is passed over: --tests judges them`] : [],
  );
});

test.each([
  ['CHART-TEMPLATE', true],
  ['"Service_Template"', true],
  ["'<CHARTNAME>'", true],
  ['APP-NAME # to be replaced', true],
  ['${{ values.name }}', true],
  ['ELK', false],
  ['my_app', false],
  ['email-template', false],
])('a chart called %s is there to be copied: %s', async (name, isPassedOver) => {
  const chart = (named: string) => `apiVersion: v2\nname: ${named}\nversion: 1.0.0\n`;
  const files: Files = {
    'k8s/a.yaml': short('a'),
    'charts/x/Chart.yaml': chart(name),
    'charts/x/crds/b.yaml': short('b'),
  };
  const at = async (...args: string[]) =>
    JSON.parse((await runIn({ files }, 'check', '--format', 'json', ...args)).stdout) as CheckReport;
  const { findings, notices } = await at('.');
  expect(findings.some(({ file }) => file === 'charts/x/crds/b.yaml')).toBe(!isPassedOver);
  expect(notices.filter(({ code }) => code === 'tests').map(({ message }) => message)).toEqual(
    isPassedOver ? ['2 files in charts/x, a chart to be copied, are passed over: --tests judges them'] : [],
  );
  expect((await at('charts/x')).findings.map(({ file }) => file)).toContain('charts/x/crds/b.yaml');
});

test.each([
  ['deprecated: true', 'charts/x', '.', true],
  ['deprecated: True # use y', 'charts/x', '.', true],
  ['deprecated: false', 'charts/x', '.', false],
  ['annotations:\n  deprecated: true', 'charts/x', '.', false],
  ['description: deprecated', 'charts/x', '.', false],
  ['deprecated: true', 'web/charts/x', '.', false],
  ['deprecated: true', 'charts/x', 'charts/x', false],
])('a chart that says %j in %s, of %s, is installed by nobody: %s', async (line, folder, path, isPassedOver) => {
  const chart = (name: string, more = '') => `apiVersion: v2\nname: ${name}\nversion: 1.0.0\n${more}\n`;
  const files: Files = {
    'k8s/a.yaml': short('a'),
    'web/Chart.yaml': chart('web'),
    [`${folder}/Chart.yaml`]: chart('x', line),
    [`${folder}/crds/b.yaml`]: short('b'),
  };
  const { stdout } = await runIn({ files }, 'check', '--format', 'json', path);
  const { findings, notices } = JSON.parse(stdout) as CheckReport;
  expect(findings.some(({ file }) => file === `${folder}/crds/b.yaml`)).toBe(!isPassedOver);
  expect(notices.filter(({ code }) => code === 'tests').map(({ message }) => message)).toEqual(
    isPassedOver ? ['2 files in charts/x, a deprecated chart, are passed over: --tests judges them'] : [],
  );
});

test('what is broken on purpose in them fails no run', async () => {
  const files: Files = { 'k8s/a.yaml': WEB, 'tests/broken.yaml': 'a: [\n' };
  expect((await runIn({ files }, 'check', '.')).code).toBe(0);
  expect((await runIn({ files }, 'check', '.', '--tests')).code).toBe(1);
});

test('simulate and fix pass them over as well, and say so', async () => {
  const files: Files = { 'k8s/a.yaml': short('a'), 'tests/b.yaml': short('b') };
  const note = 'note: 1 file in the folder of tests tests is passed over: --tests judges them';
  const simulated = await runIn({ files }, 'simulate', '.', '-s', 'rollout', '--no-fix');
  expect(simulated.stderr).toContain(note);
  expect(simulated.stdout).not.toContain('tests/b.yaml');
  const fixed = await runIn({ files }, 'fix', '.');
  expect(fixed.stderr).toContain(note);
  expect(fixed.stdout).toContain('k8s/a.yaml');
  expect(fixed.stdout).not.toContain('tests/b.yaml');
});

test('kustomizations in them are not built, and bases that only they build from are', async () => {
  const calls: string[] = [];
  const tools: Tools = {
    run: (_, args) => {
      calls.push(args.join(' '));
      return { ended: 'well', stdout: WEB, stderr: '' };
    },
    inFolder: (use) => use('/tmp/own'),
    copy: () => undefined,
    write: (_, text) => void calls.push(text),
    absolute: (path) => `/here/${path}`,
  };
  const files: Files = {
    'config/kustomization.yaml': 'resources: [a.yaml]\n',
    'config/a.yaml': WEB,
    'tests/e2e/kustomization.yaml': 'resources: [../../config]\n',
  };
  await runIn({ files, tools }, 'check', '--render', '.');
  expect(calls.join('\n')).toContain('../../config');
  expect(calls.join('\n')).not.toContain('tests/e2e');
});
