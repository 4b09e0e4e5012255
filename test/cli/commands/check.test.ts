import { RULES, type WorkloadRule } from '../../../lib/check';
import { DEPLOYMENT, SERVICE, WEB, WORKER } from '../../../lib/rules/support/example';
import { runIn } from '../memory-io';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const UNDECIDED = WEB.replace('    zero-downtime/on-sigterm: drains\n', '');

interface Json {
  readonly findings: readonly { rule: string; severity: string; file: string; line: number; column: number }[];
  readonly problems: readonly { code: string; file: string; line: number; column: number }[];
  readonly summary: Readonly<Record<string, number>>;
}

const asJson = (stdout: string) => JSON.parse(stdout) as Json;

describe('exit codes', () => {
  test('a workload that loses nothing ends with 0', async () => {
    expect(await runIn({ files: { 'web.yaml': WEB } }, 'check', 'web.yaml')).toMatchObject({ code: 0, stderr: '' });
  });

  test('a workload that provably loses requests ends with 1', async () => {
    expect((await runIn({ files: { 'web.yaml': SHORT } }, 'check', 'web.yaml')).code).toBe(1);
  });

  test('what may lose requests under an assumption is a warning and ends with 0', async () => {
    const { code, stdout } = await runIn({ files: { 'web.yaml': UNDECIDED } }, 'check', 'web.yaml', '--format', 'json');
    expect(code).toBe(0);
    expect(asJson(stdout).summary['warnings']).toBeGreaterThan(0);
  });

  test('nothing to check ends with 2, unless that is fine', async () => {
    const files = { 'deploy/notes.txt': 'hello' };
    expect((await runIn({ files }, 'check', 'deploy')).code).toBe(2);
    expect((await runIn({ files }, 'check', 'deploy', '--allow-empty')).code).toBe(0);
  });

  describe('where nothing but a controller makes workloads', () => {
    const made = (apiVersion: string, kind: string) =>
      `apiVersion: ${apiVersion}\nkind: ${kind}\nmetadata: { name: shop }\nspec: { interval: 5m }\n`;
    const files = {
      'helm.yaml': made('helm.toolkit.fluxcd.io/v2', 'HelmRelease'),
      'flux.yaml': made('kustomize.toolkit.fluxcd.io/v1', 'Kustomization'),
      'argo.yaml': made('argoproj.io/v1alpha1', 'Application'),
      'other.yaml': made('example.com/v1', 'Application'),
      'web.yaml': WEB,
    };

    test.each([
      ['helm.yaml', 'helm template shop CHART'],
      ['flux.yaml', 'flux build kustomization shop'],
      ['argo.yaml', 'argocd app manifests shop'],
    ])('%s: every command says in one line how to get them', async (file, way) => {
      for (const command of [['check'], ['simulate'], ['fix'], ['adopt', '--out', 'app']]) {
        const [name = '', ...flags] = command;
        const { stderr } = await runIn({ files }, name, file, ...flags);
        expect(stderr.split('\n').filter((line) => line.startsWith('hint: '))).toEqual([
          expect.stringContaining(way) as string,
        ]);
      }
    });

    test.each([[['other.yaml']], [['helm.yaml', 'web.yaml']], [['helm.yaml', '--quiet']]])(
      'and %j has no such line',
      async (paths) => {
        expect((await runIn({ files }, 'check', ...paths)).stderr).not.toContain('hint: ');
      },
    );
  });

  test.each([
    ['check'],
    ['check', ''],
    ['check', 'nowhere.yaml'],
    ['check', 'no*.yaml'],
    ['chekc', 'web.yaml'],
    ['check', '--formt', 'json'],
  ])('%s %s cannot run and ends with 2, without a stack trace', async (...args) => {
    const { code, stdout, stderr } = await runIn({ files: { 'web.yaml': WEB } }, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^error: /);
    expect(stderr).not.toMatch(/^\s+at /m);
  });
});

test('a finding stands at the line and column of the field', async () => {
  const { stdout } = await runIn({ files: { 'k8s/web.yaml': SHORT } }, 'check', 'k8s', '--format', 'json');
  const line = SHORT.split('\n').findIndex((one) => one.includes('terminationGracePeriodSeconds')) + 1;
  expect(asJson(stdout).findings).toMatchObject([
    { rule: 'grace-too-short', severity: 'error', file: 'k8s/web.yaml', line, column: 38 },
  ]);
});

test('standard input is read for -', async () => {
  const { stdout } = await runIn({ stdin: SHORT }, 'check', '-', '--format', 'json');
  expect(asJson(stdout).findings.map(({ rule, file }) => ({ rule, file }))).toEqual([
    { rule: 'grace-too-short', file: '<stdin>' },
  ]);
});

test('a file that is not YAML is an error at its place, and the others are checked', async () => {
  const files = { 'k8s/a.yaml': 'kind: [\n', 'k8s/b.yaml': SHORT };
  const { code, stdout } = await runIn({ files }, 'check', 'k8s', '--format', 'json');
  expect(code).toBe(1);
  expect(asJson(stdout).problems).toMatchObject([{ file: 'k8s/a.yaml' }]);
  expect(asJson(stdout).findings).toMatchObject([{ rule: 'grace-too-short' }]);
});

test('a file that cannot be opened ends with 2, and the others are checked', async () => {
  const files = { 'k8s/a.yaml': { fails: 'EACCES' }, 'k8s/b.yaml': SHORT };
  const { code, stdout } = await runIn({ files }, 'check', 'k8s', '--format', 'json');
  expect(code).toBe(2);
  expect(asJson(stdout)).toMatchObject({
    problems: [{ code: 'cannot-open' }],
    findings: [{ rule: 'grace-too-short' }],
  });
});

test('a Service is found in another file of the same folder', async () => {
  const headless = SERVICE.replace('spec:', 'spec:\n  clusterIP: None');
  const files = { 'k8s/deployment.yaml': DEPLOYMENT, 'k8s/service.yaml': headless };
  const { stdout } = await runIn({ files }, 'check', 'k8s/deployment.yaml', 'k8s/service.yaml', '--format', 'json');
  expect(asJson(stdout).findings.map(({ rule }) => rule)).toContain('pre-stop-too-short');
});

test('a release is compared with the one that runs', async () => {
  const files = { 'old/web.yaml': WEB, 'new/web.yaml': WEB.replaceAll('app: web', 'app: shop') };
  const { code, stdout } = await runIn({ files }, 'check', 'new', '--against', 'old', '--format', 'json');
  expect(code).toBe(1);
  expect(asJson(stdout).findings.map(({ file }) => file)).toContain('new/web.yaml');
  const same = await runIn({ files }, 'check', 'old', '--against', 'old');
  expect(same.code).toBe(0);
  expect(await runIn({ files }, 'check', 'new', '--against', 'nowhere')).toMatchObject({ code: 2, stdout: '' });
});

test('several formats are written at once, each into its file', async () => {
  const args = [
    'check',
    'web.yaml',
    '--format',
    'sarif',
    '--output',
    'a.sarif',
    '--format',
    'junit',
    '-o',
    'b.xml',
    '--format',
    'github',
  ];
  const { code, stdout, written } = await runIn({ files: { 'web.yaml': SHORT } }, ...args);
  expect({ code, files: Object.keys(written) }).toEqual({ code: 1, files: ['a.sarif', 'b.xml'] });
  expect(stdout).toMatch(/^::error /);
});

test.each([
  [{}, false],
  [{ FORCE_COLOR: '1' }, true],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false],
  [{ NO_COLOR: '' }, false],
])('with %j and no terminal, there are colours: %s', async (env, colours) => {
  const { stdout } = await runIn({ files: { 'web.yaml': SHORT }, env }, 'check', 'web.yaml');
  expect(stdout.includes('\u001b[')).toBe(colours);
});

test('on a terminal there are colours, unless NO_COLOR says no', async () => {
  const files = { 'web.yaml': SHORT };
  expect((await runIn({ files, isTerminal: true }, 'check', 'web.yaml')).stdout).toContain('\u001b[');
  expect((await runIn({ files, isTerminal: true, env: { NO_COLOR: '1' } }, 'check', 'web.yaml')).stdout).not.toContain(
    '\u001b[',
  );
});

test('folders beside each other are different clusters; files of one folder are one', async () => {
  const files = {
    'staging/web.yaml': WEB,
    'production/web.yaml': WEB,
    'production/again.yaml': `${SERVICE.replace('port: 80', 'port: 81')}---\n${WORKER}`,
  };
  const rules = async (...paths: string[]) =>
    asJson((await runIn({ files }, 'check', ...paths, '--format', 'json')).stdout).findings.map(({ rule }) => rule);
  expect(await rules('staging', 'production/web.yaml')).toEqual([]);
  expect(await rules('production')).toEqual(['duplicate-identity']);
});

test('dot-folders and node_modules are not read, in whatever order the folder lists them', async () => {
  const files = {
    'k8s/b.yml': WEB,
    'k8s/a.json': '{}',
    'k8s/.git/c.yaml': SHORT,
    'k8s/node_modules/d.yaml': SHORT,
    'k8s/e.txt': SHORT,
  };
  const { stdout } = await runIn({ files }, 'check', 'k8s', '--format', 'json');
  expect(asJson(stdout).summary).toMatchObject({ files: 2, errors: 0 });
});

test.each([
  ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1])],
  ['a file of more than 16 MiB', Buffer.alloc(16 * 1024 * 1024 + 1, ' ')],
])('%s is refused', async (_what, bytes) => {
  const { code, stdout } = await runIn(
    { files: { 'k8s/big.yaml': bytes, 'k8s/web.yaml': WEB } },
    'check',
    'k8s',
    '--format',
    'json',
  );
  expect(code).toBe(1);
  expect(asJson(stdout)).toMatchObject({ problems: [{ file: 'k8s/big.yaml' }], summary: { resources: 3 } });
});

test('every command has a help, and the version is that of the package', async () => {
  for (const args of [['--help'], ['check', '--help'], ['explain', '-h'], ['help', 'rules']]) {
    expect(await runIn({}, ...args)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^usage: zero-downtime/) as string,
    });
  }
  expect((await runIn({}, 'check', '--help')).stdout).toContain('exit codes');
  expect((await runIn({}, '--version')).stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test('a rule is explained, and all are listed', async () => {
  expect((await runIn({}, 'explain', 'grace-too-short')).stdout).toContain('terminationGracePeriodSeconds');
  expect(await runIn({}, 'explain', 'grace-to-short')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining("'grace-too-short'") as string,
  });
  const { stdout } = await runIn({}, 'rules', '--format', 'json');
  expect((JSON.parse(stdout) as { id: string }[]).map(({ id }) => id)).toContain('grace-too-short');
});

test('a bug in one rule ends with exit code 2, beside everything that the other rules find', async () => {
  const rule = RULES.find(({ id }) => id === 'startup-too-short') as WorkloadRule;
  const check = jest.spyOn(rule, 'check').mockImplementation(() => {
    throw new TypeError('no such thing');
  });
  try {
    const { code, stdout, stderr } = await runIn({ files: { 'web.yaml': SHORT } }, 'check', 'web.yaml', '--debug');
    expect(code).toBe(2);
    expect(stdout).toContain('error[grace-too-short]');
    expect(stdout.replace(/\s+/g, ' ')).toContain('the rule startup-too-short has failed on Deployment default/web');
    expect(stdout).toContain(' --> web.yaml:4:');
    expect(stderr).toContain('TypeError: no such thing');
  } finally {
    check.mockRestore();
  }
});
