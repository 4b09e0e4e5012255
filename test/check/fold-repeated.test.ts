import { check, checkTexts, reportOf } from '../../lib/check';
import { readSource, joinReadings } from '../../lib/source';

const one = (name: string, annotations = '', hook = '') => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name}, annotations: { ${annotations} } }
spec:
  replicas: 2
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: ${name}, image: '${name}:1', ports: [{ containerPort: 80 }], lifecycle: { ${hook} } }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
`;
const FACTS = 'zero-downtime/longest-request: 1s, zero-downtime/traffic: cluster-ip, zero-downtime/on-sigterm: drains';
const texts = (names: readonly string[], folder = 'k8s', ...rest: readonly string[]) =>
  names.map((name) => ({ file: `${folder}/${name}.yaml`, text: one(name, ...rest) }));
const told = (rule: string, ...all: ReturnType<typeof texts>) =>
  checkTexts(all)
    .findings.filter((finding) => finding.rule === rule)
    .map(({ resource: { name }, also = [] }) => [name, ...also.map((each) => each.resource.name)]);

test.each(['pre-stop-too-short', 'readiness-missing', 'budget-missing'])(
  'What many workloads of a folder lack in the same way is one finding that names them all: %s',
  (rule) => {
    expect(told(rule, ...texts(['a', 'b', 'c', 'd', 'e']))).toEqual([['a', 'b', 'c', 'd', 'e']]);
  },
);

test('Up to three, and those of another folder, are told by themselves', () => {
  expect(told('pre-stop-too-short', ...texts(['a', 'b', 'c']), ...texts(['d', 'e'], 'bank'))).toEqual([
    ['a'],
    ['b'],
    ['c'],
    ['d'],
    ['e'],
  ]);
});

test('Variants of one object in several folders are copies: the first is told, with where the others are', () => {
  const all = ['one', 'two', 'three'].flatMap((folder) => texts(['a'], folder));
  const findings = checkTexts(all).findings.filter(({ rule }) => rule === 'pre-stop-too-short');
  expect(findings.map(({ file, also = [] }) => [file, ...also.map((copy) => copy.file)])).toEqual([
    ['one/a.yaml', 'two/a.yaml', 'three/a.yaml'],
  ]);
  const other = texts(['a'], 'four', '', 'preStop: { exec: { command: [sleep, "1"] } }');
  expect(told('pre-stop-too-short', ...all, ...other)).toHaveLength(2);
});

test('Who has another hook has another cause', () => {
  const other = texts(['f'], 'k8s', '', 'preStop: { exec: { command: [sleep, "1"] } }');
  expect(told('pre-stop-too-short', ...texts(['a', 'b', 'c', 'd']), ...other)).toEqual([['a', 'b', 'c', 'd'], ['f']]);
});

test('Errors are told one by one', () => {
  expect(told('pre-stop-too-short', ...texts(['a', 'b', 'c', 'd'], 'k8s', FACTS))).toEqual([
    ['a'],
    ['b'],
    ['c'],
    ['d'],
  ]);
});

test('An editor is told in each file', () => {
  const reading = joinReadings(texts(['a', 'b', 'c', 'd']).map(({ file, text }) => readSource(text, file)));
  const { findings } = reportOf(check(reading.manifests), reading, { byFile: true });
  expect(findings.filter(({ rule }) => rule === 'pre-stop-too-short')).toHaveLength(4);
});
