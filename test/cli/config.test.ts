import { WEB } from '../../lib/rules/support/example';
import { runIn } from './memory-io';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const BARE = WEB.replace(/ {2}annotations:\n( {4}.*\n)*/, '');

async function checked(files: Readonly<Record<string, string>>, ...args: string[]) {
  const { code, stdout, stderr } = await runIn({ files }, 'check', 'k8s', '--format', 'json', ...args);
  if (stdout === '') return { code, stderr, rules: [], severities: [], suppressed: [], notices: [] };
  const { findings, suppressed, notices } = JSON.parse(stdout) as {
    findings: { rule: string; severity: string }[];
    suppressed: { rule: string; reason: string; by: string }[];
    notices: { code: string }[];
  };
  return {
    code,
    stderr,
    rules: findings.map(({ rule }) => rule),
    severities: findings.map(({ rule, severity }) => `${rule}=${severity}`),
    suppressed,
    notices: notices.map((notice) => notice.code),
  };
}

const withConfig = (config: string, manifests = SHORT, ...args: string[]) =>
  checked({ 'k8s/web.yaml': manifests, 'zero-downtime.yaml': config }, ...args);

test('a rule can be set to another severity, by the file or by a flag, and the flag counts more', async () => {
  const config = 'severities: { grace-too-short: info }\n';
  expect(await withConfig(config)).toMatchObject({ code: 0, severities: ['grace-too-short=info'] });
  expect(await withConfig(config, SHORT, '--severity', 'grace-too-short=warning')).toMatchObject({
    code: 0,
    severities: ['grace-too-short=warning'],
  });
});

test('a rule that is off is counted as left out', async () => {
  const off = { code: 0, rules: [], suppressed: [{ rule: 'grace-too-short', by: 'configuration' }] };
  expect(await withConfig('severities: { grace-too-short: off }\n')).toMatchObject(off);
  expect(await checked({ 'k8s/web.yaml': SHORT }, '--skip-rule', 'grace-too-short')).toMatchObject(off);
});

test('warnings fail where the run is strict', async () => {
  const config = 'severities: { grace-too-short: warning }\n';
  expect((await withConfig(config)).code).toBe(0);
  expect((await withConfig(`${config}strict: true\n`)).code).toBe(1);
  expect((await withConfig(config, SHORT, '--strict')).code).toBe(1);
});

test.each([
  ['name: w*', true],
  ['name: api', false],
  ['kind: Deployment', true],
  ['namespace: default', true],
  ['namespace: production', false],
  ['file: k8s/*', true],
])('an ignore of the file with %s matches the workload web: %s', async (part, matches) => {
  const result = await withConfig(`ignores:\n  - rule: grace-too-short\n    reason: a batch cluster\n    ${part}\n`);
  expect(result.rules).toEqual(matches ? [] : ['grace-too-short']);
  expect(result.suppressed.map(({ reason }) => reason)).toEqual(matches ? ['a batch cluster'] : []);
  expect(result.notices).toEqual(matches ? [] : ['ignore-unused']);
});

test('facts of the file and of flags hold for workloads that state none', async () => {
  const stated = 'facts:\n  everywhere: { onSigterm: drains, slowestStart: 30s, longestRequest: 20s }\n';
  expect((await withConfig('', BARE)).rules).not.toEqual([]);
  expect((await withConfig(stated, BARE)).rules).toEqual([]);
  const flags = ['--on-sigterm', 'drains', '--slowest-start', '30s', '--longest-request', '20s'];
  expect((await checked({ 'k8s/web.yaml': BARE }, ...flags)).rules).toEqual([]);
  expect((await withConfig(stated, BARE, '--longest-request', '60s')).rules).toEqual(['grace-too-short']);
});

test('files of a folder can be left out', async () => {
  const files = {
    'k8s/web.yaml': SHORT,
    'k8s/charts/a/web.yaml': SHORT,
    'zero-downtime.yaml': "ignorePaths: ['k8s/charts']\n",
  };
  expect((await checked(files)).rules).toEqual(['grace-too-short']);
});

test('only the rules that were asked for are reported', async () => {
  const both = SHORT.replace('replicas: 3', 'replicas: 1');
  expect((await checked({ 'k8s/web.yaml': both }, '--rule', 'single-replica')).rules).toEqual(['single-replica']);
});

test.each([
  ['"https://me:hunter2@x": 1\n', "'https:(not shown)' is not known here; known are"],
  ['facts: { everywhere: { "token=hunter2": 1 } }\n', "'token=(not shown)' is not known here; known are"],
  ['severities: { single-replica: { token: hunter2 } }\n', 'this is no severity; known are'],
  ['severities: { single-replica: loud }\n', "'loud' is no severity; known are"],
  ['severites: {}\n', "zero-downtime.yaml:1:1: 'severites' is not known here; did you mean 'severities'?"],
  ['severities: { grace-to-short: off }\n', "there is no rule 'grace-to-short'; did you mean 'grace-too-short'?"],
  ['severities: { grace-too-short: loud }\n', "'loud' is no severity"],
  ['ignores:\n  - rule: single-replica\n', 'zero-downtime.yaml:2:'],
  ['ignores: [{ rule: single-replica, reason: "" }]\n', 'needs a reason'],
  ['kubernetesVersion: 1.30\n', 'write it in quotes'],
  ['facts: { everywhere: { longestRequest: soon } }\n', 'facts.everywhere.longestRequest'],
  ['- a list\n', 'has to be a mapping'],
  ['strict: [\n', 'zero-downtime.yaml:'],
])('the configuration %j cannot be used, and the message says why', async (config, message) => {
  const { code, stderr } = await withConfig(config);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test.each([
  [['--config', 'nowhere.yaml'], 'nowhere.yaml'],
  [['--kubernetes-version', '0.9'], '--kubernetes-version'],
  [['--longest-request', 'soon'], '--longest-request'],
  [['--severity', 'grace-too-short'], 'RULE=LEVEL'],
  [['--severity', 'grace-too-short=fatal'], 'error, warning, info, off'],
  [['--rule', 'grace-to-short'], "did you mean 'grace-too-short'?"],
  [['--baseline', 'nowhere.json'], 'nowhere.json'],
  [['--max-file-size', 'huge'], '16Mi'],
  [['--format'], '--format needs a value'],
  [['--strict=yes'], '--strict takes no value'],
  [['--config', 'a', '--config', 'b'], 'given twice'],
  [['--output', 'a', '--output', 'b'], 'json goes to a already'],
  [['--format', 'xml'], "there is no format 'xml'"],
  [['--format', 'text'], 'cannot both go to stdout'],
])('the flags %j cannot be used, and the message says why', async (flags, message) => {
  const { code, stderr } = await checked({ 'k8s/web.yaml': WEB }, ...flags);
  expect(code).toBe(2);
  expect(stderr).toContain(message);
});

test.each<[string, string | Uint8Array | { readonly fails: string }, RegExp]>([
  [
    'a key twice',
    'severities: { single-replica: off }\nseverities: {}\n',
    /c\.yaml:2:1: the key `severities` is written twice/,
  ],
  ['a key twice in JSON', '{"strict":true,"strict":false}', /c\.yaml:1:16: the key `strict` is written twice/],
  ['a second document', 'strict: true\n---\nstrict: false\n', /c\.yaml:\d:\d: /],
  [
    'no UTF-8',
    Uint8Array.from([...Buffer.from('strict: true # caf'), 0xe9, 10]),
    /c\.yaml:1:1: this line is not valid UTF-8/,
  ],
  ['zero bytes', Uint8Array.from([0, 1, 2]), /c\.yaml:1:1: this file is not text/],
  [
    'names of prototypes',
    'severities: { __proto__: off, constructor: off }\n',
    /there is no rule '__proto__'[^]*there is no rule 'constructor'/,
  ],
  ['what nests without end', '['.repeat(100_000), /nested more than 200 levels/],
  ['what may not be read', { fails: 'EACCES' }, /'c\.yaml' cannot be read: permission denied/],
])('a configuration with %s is refused in words', async (_what, config, words) => {
  const { code, stderr } = await runIn(
    { files: { 'k8s/web.yaml': WEB, 'c.yaml': config } },
    'check',
    'k8s',
    '--config',
    'c.yaml',
  );
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(words) as string });
});

test.each<[string, string | { readonly fails: string }, RegExp]>([
  ['that is a folder', { fails: 'EISDIR' }, /the baseline 'b\.json' cannot be read: it is a folder/],
  ['that may not be read', { fails: 'EACCES' }, /the baseline 'b\.json' cannot be read: permission denied/],
  ['that is no JSON', 'findings:', /the baseline 'b\.json' cannot be read as JSON/],
  ['of the names of prototypes', '{"__proto__":{"version":1,"findings":[]}}', /'b\.json' is no baseline/],
])('a baseline %s is refused in words', async (_what, baseline, words) => {
  const { code, stderr } = await runIn(
    { files: { 'k8s/web.yaml': WEB, 'b.json': baseline } },
    'check',
    'k8s',
    '--baseline',
    'b.json',
  );
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(words) as string });
});

test('a pattern that begins otherwise costs nothing, and all that match count', async () => {
  const many = Array.from({ length: 20_000 }, (_, index) => `'x${index}/**'`);
  const config = (last: string) => `ignorePaths: [${[...many, last].join(', ')}]\n`;
  expect(await withConfig(config("'k8s/**'"))).toMatchObject({ code: 2 });
  expect(await withConfig(config("'web/**'"))).toMatchObject({ rules: ['grace-too-short'] });
});
