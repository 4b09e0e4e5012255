import { junitReport } from '../../lib/report';
import { WEB } from '../../lib/rules/support/example';
import { aReport } from './a-report';
import { readXml } from './read-xml';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const IGNORED = SHORT.replace('annotations:', "annotations:\n    zero-downtime/ignore: 'grace-too-short: <&\">'");
const UNDECIDED = WEB.replace('    zero-downtime/on-sigterm: drains\n', '');

/** What Jenkins' schema allows below each element, and which attributes it asks for. */
const ALLOWED: Readonly<
  Record<string, { readonly children: readonly string[]; readonly required: readonly string[] }>
> = {
  testsuites: { children: ['testsuite'], required: [] },
  testsuite: { children: ['testcase'], required: ['name', 'tests', 'failures', 'errors'] },
  testcase: { children: ['skipped', 'error', 'failure', 'system-out', 'system-err'], required: ['name', 'classname'] },
  failure: { children: [], required: [] },
  error: { children: [], required: [] },
  skipped: { children: [], required: [] },
  'system-out': { children: [], required: [] },
};

test.each([
  ['findings', { 'k8s/web.yaml': SHORT }],
  ['warnings', { 'k8s/web.yaml': UNDECIDED }],
  ['nothing', { 'web.yaml': WEB }],
  ['something ignored', { 'web.yaml': IGNORED }],
  ['a file that is no YAML', { 'a"<&>\u0007\ud800.yaml': 'kind: [\n' }],
])('a report with %s is XML as Jenkins takes it, and its counts are right', (_what, files) => {
  const elements = readXml(junitReport(aReport(files)));
  for (const { name, parent, attributes } of elements) {
    expect(parent === undefined ? ['testsuites'] : ALLOWED[parent.name]?.children).toContain(name);
    expect(Object.keys(attributes)).toEqual(expect.arrayContaining([...(ALLOWED[name]?.required ?? [])]));
  }
  const count = (name: string) => elements.filter((one) => one.name === name).length;
  expect(elements.find(({ name }) => name === 'testsuites')?.attributes).toMatchObject({
    tests: String(count('testcase')),
    failures: String(count('failure')),
    errors: String(count('error')),
  });
});

test('an error fails; a warning only where the run says so', () => {
  const failures = (text: string, strict: boolean) =>
    readXml(
      junitReport(aReport({ 'web.yaml': text }), {
        fails: ({ severity }) => severity === 'error' || (strict && severity === 'warning'),
      }),
    ).filter(({ name }) => name === 'failure').length;
  expect(failures(SHORT, false)).toBe(1);
  expect(failures(UNDECIDED, false)).toBe(0);
  expect(failures(UNDECIDED, true)).toBeGreaterThan(0);
});
