import { sha256 } from '../../lib/cli/node-io';
import { checkHtml, githubReport, junitReport, markdownReport, sarifReport } from '../../lib/report';
import { WEB } from '../../lib/rules/support/example';
import { aReport } from './a-report';

const SHORT = WEB.replace('terminationGracePeriodSeconds: 25', 'terminationGracePeriodSeconds: 20');

test('an error is an annotation at the line and columns of the field', () => {
  expect(githubReport(aReport({ 'web.yaml': SHORT }))).toMatch(
    /^::error file=web\.yaml,line=\d+,endLine=\d+,col=38,endColumn=40,title=grace-too-short::/,
  );
});

test('a hostile file name ends neither its property nor the command', () => {
  const line = githubReport(aReport({ 'a,b:c%\nd.yaml': SHORT }));
  expect(line.split('\n')).toHaveLength(2);
  expect(line).toContain('file=a%2Cb%3Ac%25%0Ad.yaml,');
});

test('what only slows recovery is shown when it is asked for', () => {
  const slow = WEB.replace(
    'readinessProbe:',
    'livenessProbe: { httpGet: { path: /ready, port: http }, failureThreshold: 1 }\n          readinessProbe:',
  );
  const report = aReport({ 'web.yaml': slow });
  expect(report.findings.map(({ severity }) => severity)).toContain('info');
  expect(githubReport(report)).toBe('');
  expect(githubReport(report, { verbose: true })).toMatch(/^::notice /);
});

test('What is to be known besides the findings stands in every format', () => {
  const redis = WEB.replace('replicas: 3', 'replicas: 1').replace(/image: .*/, 'image: redis:7');
  const report = aReport({ 'web.yaml': redis });
  const text = 'two would not be more of it';
  expect(report.notices.map(({ code }) => code)).toEqual(['stands-alone']);
  expect(githubReport(report)).toMatch(/^::notice title=stands-alone::.*two would not be more of it/m);
  for (const format of [
    markdownReport(report),
    junitReport(report),
    checkHtml(report, { sha256 }),
    sarifReport(report, { version: '1.0.0', successful: true }),
  ]) {
    expect(format).toContain(text);
  }
});
