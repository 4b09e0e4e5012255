import { check, reportOf, type Finding } from '../../lib/check';
import { textReport } from '../../lib/report';
import { readSource } from '../../lib/source';

const deployment = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${name}, image: "example.com/${name}:1", ports: [{ containerPort: 8080 }] }] }
`;

/** One of which facts are stated, so that what it lacks is an error: warnings of variants are told once anyway. */
const stated = (name: string) =>
  deployment(name)
    .replace(
      `metadata: { name: ${name} }`,
      `metadata: { name: ${name}, annotations: { zero-downtime/longest-request: 1s, zero-downtime/traffic: cluster-ip, zero-downtime/on-sigterm: drains } }`,
    )
    .replace('replicas: 1', 'replicas: 2');

/** What is printed about these files. */
function printed(files: Readonly<Record<string, string>>, options: { summary?: boolean; quiet?: boolean } = {}) {
  const manifests = Object.entries(files).flatMap(([file, text]) => readSource(text, file).manifests);
  const reading = { files: Object.keys(files).length, resources: manifests.length, problems: [], skipped: [] };
  const report = reportOf(check(manifests), reading);
  return { text: textReport(report, { width: 120, ...options }), findings: report.findings as readonly Finding[] };
}

const isShown = ({ severity }: Finding) => severity !== 'info';
const times = (text: string, part: string) => text.split(part).length - 1;
const services = (count: number) =>
  Object.fromEntries(Array.from({ length: count }, (_, at) => [`${at}/web-${at}.yaml`, deployment(`web-${at}`)]));

test('the reason of a rule is told once in a run', () => {
  const { text, findings } = printed(services(3));
  expect(times(text, '[readiness-missing]')).toBe(3);
  expect(times(text, '= why:')).toBe(new Set(findings.filter(isShown).map(({ rule }) => rule)).size);
});

test('one cause in many files is told once, with the places of the others', () => {
  const { text } = printed({
    'a/web.yaml': deployment('web'),
    'b/web.yaml': deployment('web'),
    'c/web.yaml': deployment('web'),
  });
  expect(times(text, '[readiness-missing]')).toBe(1);
  expect(text).toMatch(/= also in: b\/web\.yaml:9, c\/web\.yaml:9/);
});

test('what copies in folders of versions are found guilty of is one finding, of the newest of them', () => {
  const { findings } = printed({
    'static/v0.9/web.yaml': deployment('web'),
    'static/v0.18/web.yaml': `# older\n${deployment('web')}`,
    'web.yaml': deployment('web'),
    'static/v0.18/mailer.yaml': deployment('mailer'),
    'static/v0.9/mailer.yaml': deployment('mailer'),
  });
  const probes = findings.filter(({ rule }) => rule === 'readiness-missing');
  expect(probes.map(({ file, also }) => [file, also?.map((one) => `${one.file ?? ''}:${one.line ?? 0}`)])).toEqual([
    ['web.yaml', ['static/v0.18/web.yaml:10', 'static/v0.9/web.yaml:9']],
    ['static/v0.18/mailer.yaml', ['static/v0.9/mailer.yaml:9']],
  ]);
});

test('what a site is built from and its copy are found guilty of is one finding, of what it is built from', () => {
  const { findings } = printed({ '_site/a/web.yaml': deployment('web'), 'a/web.yaml': deployment('web') });
  const probes = findings.filter(({ rule }) => rule === 'readiness-missing');
  expect(probes.map(({ file, also }) => [file, also?.map((one) => one.file)])).toEqual([
    ['a/web.yaml', ['_site/a/web.yaml']],
  ]);
});

test('copies in other folders are two to mend, and so are those of versions that differ', () => {
  const told = (files: Readonly<Record<string, string>>) =>
    printed(files).findings.filter(({ rule }) => rule === 'pre-stop-too-short').length;
  expect(told({ 'v1.1/web.yaml': stated('web'), 'v1.2/web.yaml': stated('web') })).toBe(1);
  expect(told({ 'east/web.yaml': stated('web'), 'west/web.yaml': stated('web') })).toBe(2);
  expect(told({ 'v1.1/web.yaml': stated('web'), 'v1.2/other.yaml': stated('web') })).toBe(2);
  expect(told({ '10.0.0.1/web.yaml': stated('web'), '10.0.0.2/web.yaml': stated('web') })).toBe(2);
});

test('what several files of one folder have of one object is one finding, of the newest of them', () => {
  const told = (files: Readonly<Record<string, string>>) =>
    printed(files)
      .findings.filter(({ rule }) => rule === 'pre-stop-too-short')
      .map(({ file, also }) => [file, also?.map((one) => one.file)]);
  const web = stated('web');
  expect(told({ 'app/web-v2.yaml': web, 'app/web-v10.yaml': web, 'app/web.yaml': web })).toEqual([
    ['app/web.yaml', ['app/web-v10.yaml', 'app/web-v2.yaml']],
  ]);
  expect(told({ 'app/web-v1.yaml': web, 'app/other.yaml': stated('other') })).toHaveLength(2);
  const slower = web.replace('ports:', 'args: [--slow], ports:').replaceAll('8080', '9090');
  expect(told({ 'a/web.yaml': web, 'a/b/web.yaml': slower })).toHaveLength(2);
});

test('much that is found ends in a table, and in the facts that decide most of it', () => {
  const { text } = printed(services(16));
  expect(text).toMatch(/^rule +errors +warnings +workloads$/m);
  expect(text).toMatch(/^readiness-missing +0 +16 +16$/m);
  expect(text).toMatch(/^state traffic for 16 workloads: it decides 32 findings$/m);
  expect(text).toMatch(/^to begin: /m);
});

test('little that is found does not', () => {
  expect(printed(services(1)).text).not.toMatch(/^rule |^to begin/m);
});

test('--summary prints nothing else', () => {
  const { text } = printed(services(1), { summary: true });
  expect(text).toMatch(/^rule +errors/);
  expect(text).not.toContain('-->');
});
