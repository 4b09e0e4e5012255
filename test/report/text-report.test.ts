import { textReport } from '../../lib/report';
import { WEB } from '../../lib/rules/support/example';
import { aReport } from './a-report';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');
const INFO = WEB.replace(
  'readinessProbe:',
  'livenessProbe: { httpGet: { path: /ready, port: http }, failureThreshold: 1 }\n          readinessProbe:',
);

test('a finding for people: what, where, the line, why and the fix', () => {
  expect(textReport(aReport({ 'k8s/web.yaml': SHORT }))).toBe(`Deployment default/web

error[grace-too-short]: web is killed 5 s too early:
  terminationGracePeriodSeconds is 20, but preStop 5 s + longest request 20 s =
  25 s
 --> k8s/web.yaml:20:38
   |
20 |       terminationGracePeriodSeconds: 20
   |                                      ^^
   |                                preStop 5 s + longest request 20 s = 25 s
   |
   = why: The grace period begins with the deletion, not with SIGTERM: the
     preStop hook takes its part of it. What is left when it ends is killed with
     all its requests.
   = fix: set terminationGracePeriodSeconds to 25 or more

1 file, 3 resources: 1 error, 0 warnings
`);
});

test('no line of words is wider than the terminal', () => {
  const text = textReport(aReport({ 'web.yaml': WEB.replace(/ {4}zero-downtime.*\n/g, '') }), {
    width: 60,
    verbose: true,
  });
  const words = text.split('\n').filter((line) => !/^\d+ \|| {2,}\|/.test(line));
  expect(words.filter((line) => line.length > 60 && !line.includes('://'))).toEqual([]);
});

test('what only slows recovery is hidden, and counted as hidden', () => {
  const report = aReport({ 'web.yaml': INFO });
  expect(textReport(report)).toBe('1 file, 3 resources: 0 errors, 0 warnings, 1 info hidden (--verbose shows it)\n');
  expect(textReport(report, { verbose: true })).toContain('info[liveness-before-readiness]');
});

test('nothing but findings, where that is asked for', () => {
  expect(textReport(aReport({ 'web.yaml': WEB }), { quiet: true })).toBe('');
  expect(textReport(aReport({ 'web.yaml': SHORT }), { quiet: true })).not.toContain('resources');
});

test('an ignore that nothing answers to is said', () => {
  const ignoring = (rule: string) =>
    textReport(
      aReport({
        'web.yaml': WEB.replace('annotations:', `annotations:\n    zero-downtime/ignore: '${rule}: because'`),
      }),
    );
  expect(ignoring('grace-too-short')).toContain('note: web.yaml:6:');
  expect(ignoring('grace-too-short')).toContain('finds nothing');
  expect(ignoring('grace-too-long')).toContain('no such rule');
});

test('names cannot steer the terminal', () => {
  const hostile = '\u001b[2J\u009b31m\u202egp.exe\u0007';
  const report = aReport({
    [`${hostile}.yaml`]: SHORT.replaceAll(
      'name: web',
      `name: "web${[...hostile].map((one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`,
    ),
  });
  expect(report.findings.length).toBeGreaterThan(0);
  expect(textReport(report, { verbose: true }).replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u);
});

test('the text of a run depends on its input alone', () => {
  const files = { 'b.yaml': SHORT, 'a.yaml': SHORT.replaceAll('name: web', 'name: api') };
  expect(textReport(aReport(files))).toBe(textReport(aReport(files)));
});
