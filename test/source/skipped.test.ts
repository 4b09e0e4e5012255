import { readSource, setPatchesAside } from '../../lib/source';

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';

function skips(text: string, file = 'web.yaml') {
  const reading = readSource(text, file);
  expect(reading.manifests).toEqual([]);
  expect(reading.problems).toEqual([]);
  return reading.skipped.map(({ reason, line, count }) => [reason, line, count]);
}

test.each([
  ['nothing', '', 'web.yaml', ['empty', 1, 1]],
  ['only comments', '# a\n---\n# b\n', 'web.yaml', ['empty', 1, 1]],
  ['a list', '- a\n', 'web.yaml', ['not-kubernetes', 1, 1]],
  ['two documents without a kind', '# a\na: 1\n---\nb: 1\n', 'web.yaml', ['not-kubernetes', 2, 2]],
  [
    'JSON of something else that has a key twice',
    '{\n "strict": true, "strict": false }',
    'tsconfig.json',
    ['not-kubernetes', 1, 1],
  ],
  ['JSON5 of something else', "{ presets: ['a',], }", 'babel.config.json', ['not-kubernetes', 1, 1]],
  ['JSON of something else that ends too early', '{ "a": [1, 2', 'x/settings.json', ['not-kubernetes', 1, 1]],
  ['values that have a key twice', 'a: 1\na: 2\n', 'values/common.yaml', ['not-kubernetes', 1, 1]],
  ['values of a chart that have a key twice', 'a: 1\na: 2\n', 'values.yaml', ['helm-chart', 1, 1]],
  ['a chart', 'apiVersion: v2\nname: web\n', 'Chart.yaml', ['helm-chart', 1, 1]],
  ['values', 'replicas: 3\n', 'charts/web/values-prod.yaml', ['helm-chart', 1, 1]],
  ['a kustomization', 'resources: [web.yaml]\n', 'base/kustomization.yaml', ['kustomization', 1, 1]],
  ['a template that is no YAML', 'kind: A\n{{- if .x }}\na: 1\n{{- end }}\n', 'web.yaml', ['template', 1, 1]],
  [
    'a template that is YAML by luck',
    'apiVersion: v1\nkind: Service\nmetadata:\n  name: "{{ .Values.name }}"\n',
    'templates/service.yaml',
    ['template', 1, 1],
  ],
])('%s is counted and not judged', (_, text, file, skipped) => {
  expect(skips(text, file)).toEqual([skipped]);
});

test.each([
  ['an object of JSON that ends too early', '{ "kind": "Service", "metadata": {', 'web.json', 'syntax'],
  ['half an object that has a key twice', 'kind: Service\nkind: Service\n', 'web.yaml', 'duplicate-key'],
  ['JSON that ends too early in a file of YAML', '{ "a": [1, 2', 'web.yaml', 'syntax'],
])('%s is a problem', (_, text, file, code) => {
  expect(readSource(text, file).problems.map((one) => one.code)).toEqual([code]);
});

test('braces inside a manifest make it no template', () => {
  const text = `${SERVICE}  annotations:\n    summary: '{{ $labels.instance }} is down'\n`;
  expect(readSource(text, 'web.yaml').manifests).toHaveLength(1);
});

test.each([
  ['patches:\n- path: web.yaml\n', 'overlay/web.yaml'],
  ['patchesStrategicMerge: [./web.yaml]\n', 'overlay/web.yaml'],
  ['patchesJson6902:\n- path: ../web.yaml\n', 'web.yaml'],
])('a kustomization with %j names a patch', (listed, file) => {
  const kustomization = `apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\n${listed}`;
  const readings = [readSource(SERVICE, file), readSource(kustomization, 'overlay/kustomization.yaml')];
  expect(setPatchesAside(readings)[0]).toMatchObject({ manifests: [], skipped: [{ reason: 'kustomize-patch' }] });
});

test('a workload with neither selector nor image is most likely a patch', () => {
  const patch = 'apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec: {replicas: 3}\n';
  const [reading] = setPatchesAside([readSource(`${SERVICE}---\n${patch}`, 'web.yaml')]);
  expect(reading?.manifests).toHaveLength(1);
  expect(reading?.skipped).toMatchObject([{ reason: 'likely-kustomize-patch', line: 6, count: 1 }]);
});

describe('a workload that stands alone is no half of another one', () => {
  const text = (spec: string, name = 'web') =>
    `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\n${spec}`;
  const RUNS = 'spec: {template: {spec: {containers: [{name: web, image: web:2}]}}}\n';
  const left = (...texts: readonly string[]) =>
    setPatchesAside(
      texts.map((one, index) => readSource(one, index === 0 ? 'web.yaml' : `${index}/kustomization.yaml`)),
    ).flatMap(({ manifests }) => manifests).length;

  test.each([
    ['without selector and labels', RUNS],
    ['without a spec', ''],
  ])('%s', (_, spec) => {
    expect(left(text(spec))).toBe(1);
  });

  test('unless a kustomization of the run may patch with it, or it stands beside the one that it patches', () => {
    expect(left(text(RUNS), 'resources: [../base]\n')).toBe(0);
    const whole = text('spec: {selector: {matchLabels: {a: b}}, template: {metadata: {labels: {a: b}}}}\n');
    expect(left(`${whole}---\n${text(RUNS)}`)).toBe(1);
    expect(left(text(`spec: {template: {spec: {containers: [{name: web, image: a, $patch: delete}]}}}\n`))).toBe(0);
  });
});

test('a key that a manifest of JSON has twice is told', () => {
  const text = '{ "apiVersion": "v1", "kind": "Service", "kind": "Pod", "metadata": { "name": "web" } }';
  expect(readSource(text, 'web.json').problems).toMatchObject([{ code: 'duplicate-key' }]);
});
