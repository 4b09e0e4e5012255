import { DEPLOYMENT, SERVICE, WEB } from '../../../lib/rules/support/example';
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

  test.each([
    ['check'],
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
