import { sha256 } from '../../lib/cli/node-io';
import {
  checkHtml,
  codeQualityReport,
  githubReport,
  junitReport,
  markdownReport,
  sarifReport,
  textReport,
} from '../../lib/report';
import { aReport } from './a-report';
import { readXml } from './read-xml';

const RULE = 'pre-stop-too-short';
const NAMES = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];

/** Lines of a comment before it tell the places apart by their lines as well. */
const one = (name: string, before = 0) => `${'#\n'.repeat(before)}apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${name}, image: '${name}:1', ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
`;

const filesOf = (names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [`k8s/${name}.yaml`, one(name, NAMES.indexOf(name))]));

/** A report with one finding that stands for all the names, and where each of them has it. */
function reportWithPlaces(names: readonly string[] = NAMES) {
  const whole = aReport(filesOf(names));
  const findings = whole.findings.filter(({ rule }) => rule === RULE);
  expect(findings).toHaveLength(1);
  const first = findings[0]?.line ?? 0;
  const places = names.map((name, index) => `k8s/${name}.yaml:${first + index}`);
  return { report: { ...whole, findings }, places };
}

test('An annotation and a failed test name every place', () => {
  const { report, places } = reportWithPlaces();
  const failure = readXml(junitReport(report, { fails: () => true })).filter(({ name }) => name === 'failure');
  expect(failure).toHaveLength(1);
  const xml = junitReport(report, { fails: () => true });
  for (const place of places.slice(1)) {
    expect(githubReport(report).split('also in: ')[1]).toContain(place);
    expect(/<failure[^>]*>([^]*)<\/failure>/.exec(xml)?.[1]).toContain(place);
  }
  expect(junitReport(report)).toContain(places.at(-1));
});

test('A text, a comment and a page name every place; text and comment all of them where more is asked for', () => {
  const { report, places } = reportWithPlaces();
  const last = places.at(-1) ?? '';
  const formats = { text: textReport, markdown: markdownReport };
  for (const [format, reportIn] of Object.entries(formats)) {
    const [short, whole] = [reportIn(report), reportIn(report, { verbose: true })];
    expect({
      format,
      isThere: short.includes(last),
      counted: /and\s+2\s+more\s+\(--verbose\s+names\s+them\)/.test(short),
    }).toEqual({
      format,
      isThere: false,
      counted: true,
    });
    for (const place of places.slice(1)) expect(whole).toContain(place);
  }
  for (const place of places) expect(checkHtml(report, { sha256 })).toContain(place);
});

interface SarifResult {
  readonly message: { readonly text: string };
  readonly partialFingerprints: object;
  readonly relatedLocations?: readonly {
    readonly id: number;
    readonly message: { readonly text: string };
    readonly physicalLocation: {
      readonly artifactLocation: { readonly uri: string };
      readonly region: { readonly startLine: number };
    };
  }[];
}

function sarifOf(names: readonly string[]): SarifResult {
  const text = sarifReport(reportWithPlaces(names).report, { version: '1.0.0', successful: true });
  const { runs } = JSON.parse(text) as { runs: readonly [{ results: readonly [SarifResult] }] };
  return runs[0].results[0];
}

test('A result of SARIF has a related location for every other place, and a link to it', () => {
  const { message, relatedLocations = [] } = sarifOf(NAMES);
  const found = relatedLocations.map(
    ({ physicalLocation: { artifactLocation, region } }) => `${artifactLocation.uri}:${region.startLine}`,
  );
  expect(found).toEqual(reportWithPlaces().places.slice(1));
  expect(relatedLocations.map((each) => each.message.text)).toEqual(
    NAMES.slice(1).map((name) => expect.stringContaining(name) as string),
  );
  for (const [index, { id }] of relatedLocations.entries()) expect(message.text).toContain(`[${found[index]}](${id})`);
});

test('The fingerprint of a result stays when another place joins', () => {
  expect(sarifOf(NAMES).partialFingerprints).toEqual(sarifOf(NAMES.slice(0, -1)).partialFingerprints);
});

test('Brackets of a file name do not end its link', () => {
  const names = NAMES.slice(0, 4);
  const files = Object.fromEntries(names.map((name) => [`k8s/${name}[1].yaml`, one(name)]));
  const { runs } = JSON.parse(sarifReport(aReport(files), { version: '1.0.0', successful: true })) as {
    runs: readonly [{ results: readonly (SarifResult & { readonly ruleId: string })[] }];
  };
  expect(runs[0].results.find(({ ruleId }) => ruleId === RULE)?.message.text).toMatch(
    /\[k8s\/b\\\[1\\\]\.yaml:\d+\]\(1\)/,
  );
});

interface Entry {
  readonly description: string;
  readonly fingerprint: string;
  readonly location: { readonly path: string; readonly lines: { readonly begin: number } };
  readonly other_locations?: readonly Entry['location'][];
}

const entriesOf = (report: Parameters<typeof codeQualityReport>[0]) =>
  JSON.parse(codeQualityReport(report)) as readonly Entry[];
const placeOf = ({ path, lines }: Entry['location']) => `${path}:${lines.begin}`;

test('GitLab has an entry at every place, with the name of what stands there', () => {
  const { report, places } = reportWithPlaces();
  const entries = entriesOf(report);
  expect(entries.map(({ location }) => placeOf(location))).toEqual(places);
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(places.length);
  for (const [index, name] of NAMES.entries())
    if (index > 0) expect(entries[index]?.description).toMatch(new RegExp(`^Deployment ${name}, too: `));
});

test('GitLab takes for new what joins, and for mended what goes, and nothing else', () => {
  const printsOf = (names: readonly string[]) =>
    entriesOf(reportWithPlaces(names).report).map(({ fingerprint }) => fingerprint);
  const [before, joined, first] = [NAMES.slice(0, -1), NAMES, NAMES.slice(1)].map(printsOf) as [
    string[],
    string[],
    string[],
  ];
  expect(joined.slice(0, -1)).toEqual(before);
  expect(first).toEqual(joined.slice(1));
});

test('Who has too few to be folded has the same fingerprints for GitLab', () => {
  const prints = (names: readonly string[]) => entriesOf(aReport(filesOf(names))).map(({ fingerprint }) => fingerprint);
  expect(prints(NAMES.slice(0, 4))).toEqual(expect.arrayContaining(prints(NAMES.slice(0, 3))));
});

test('An info is one question of GitLab, and its other places stand beside', () => {
  const { report, places } = reportWithPlaces();
  const asked = { ...report, findings: report.findings.map((each) => ({ ...each, severity: 'info' as const })) };
  const [entry, ...others] = entriesOf(asked);
  expect(others).toEqual([]);
  expect(entry?.other_locations?.map(placeOf)).toEqual(places.slice(1));
});

test('What has one place says nothing of others', () => {
  const report = aReport(filesOf(['a']));
  expect(report.findings.length).toBeGreaterThan(0);
  expect(sarifReport(report, { version: '1.0.0', successful: true })).not.toMatch(/relatedLocations|Also in/);
  expect(codeQualityReport(report)).not.toMatch(/other_locations|, too: /);
  expect(markdownReport(report) + githubReport(report) + junitReport(report)).not.toContain('also in');
});

test('Objects of one line are told apart', () => {
  const line = (name: string) =>
    `{"apiVersion":"apps/v1","kind":"Deployment","metadata":{"name":"${name}"},"spec":{"replicas":2,"selector":{"matchLabels":{"app":"${name}"}},"template":{"metadata":{"labels":{"app":"${name}"}},"spec":{"containers":[{"name":"${name}","image":"x:1","ports":[{"containerPort":80}]}]}}}},{"apiVersion":"v1","kind":"Service","metadata":{"name":"${name}"},"spec":{"selector":{"app":"${name}"},"ports":[{"port":80}]}}`;
  const text = `{"apiVersion":"v1","kind":"List","items":[${NAMES.map(line).join(',')}]}`;
  const whole = aReport({ 'k8s/all.json': text });
  const findings = whole.findings.filter(({ rule }) => rule === RULE);
  expect(findings).toHaveLength(1);
  const report = { ...whole, findings };
  expect(entriesOf(report)).toHaveLength(NAMES.length);
  expect(githubReport(report)).toMatch(/also in: Deployment b, Deployment c/);
});
