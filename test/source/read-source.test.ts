import { readSource, setPatchesAside } from '../../lib/source';

const DEPLOYMENT = [
  'apiVersion: apps/v1',
  'kind: Deployment',
  'metadata:',
  '  name: web',
  'spec:',
  '  replicas: 3',
  '  template:',
  '    spec:',
  '      containers:',
  '        - name: web',
  '          image: web:1',
  '',
].join('\n');

const SERVICE = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';

function only(text: string) {
  const { manifests, problems } = readSource(text, 'web.yaml');
  expect(problems).toEqual([]);
  expect(manifests).toHaveLength(1);
  return manifests[0] as (typeof manifests)[0];
}

describe('a manifest', () => {
  test('is plain data', () => {
    expect(only(DEPLOYMENT).object).toEqual({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web' },
      spec: { replicas: 3, template: { spec: { containers: [{ name: 'web', image: 'web:1' }] } } },
    });
  });

  test('places a scalar at its value and a mapping or list at its key', () => {
    const { locate } = only(DEPLOYMENT);
    expect(locate(['spec', 'replicas'])).toEqual({ line: 6, column: 13, endLine: 6, endColumn: 14 });
    expect(locate(['spec', 'template'])).toEqual({ line: 7, column: 3, endLine: 7, endColumn: 11 });
    expect(locate(['spec', 'template', 'spec', 'containers', 0, 'image'])).toMatchObject({ line: 11, column: 18 });
  });

  test('places a field that is not written at its nearest parent that is', () => {
    const { locate } = only(DEPLOYMENT);
    expect(locate(['spec', 'strategy', 'type'])).toEqual(locate(['spec']));
  });

  test.each([
    ['Windows line ends', DEPLOYMENT.replaceAll('\n', '\r\n'), 6],
    ['a byte order mark', `\uFEFF${DEPLOYMENT}`, 6],
    ['a document before it', `${SERVICE}---\n${DEPLOYMENT}`, 11],
  ])('keeps its places with %s', (_, text, line) => {
    const { manifests, problems } = readSource(text, 'web.yaml');
    expect(problems).toEqual([]);
    expect(manifests.at(-1)?.locate(['spec', 'replicas'])).toEqual({ line, column: 13, endLine: line, endColumn: 14 });
  });
});

test('the objects of a List are manifests with their own places', () => {
  const list = `apiVersion: v1\nkind: List\nitems:\n- ${SERVICE.trim().replaceAll('\n', '\n  ')}\n`;
  const { locate, object } = only(list);
  expect(object['kind']).toBe('Service');
  expect(locate(['metadata', 'name'])).toMatchObject({ line: 7, column: 11 });
});

test('a broken document does not hide the others of the file', () => {
  const { manifests, problems } = readSource(`${SERVICE}---\nkind: "Deployment\n---\n${DEPLOYMENT}`, 'web.yaml');
  expect(manifests.map(({ object }) => object['kind'])).toEqual(['Service', 'Deployment']);
  expect(problems).toMatchObject([{ code: 'syntax', file: 'web.yaml' }]);
});

test.each(['%YAML 1.1', '%YAML 1.2', '%TAG ! tag:example.org,2026:'])(
  'kubectl reads no text that begins with %s',
  (line) => {
    const { manifests, problems } = readSource(`${line}\n---\n${SERVICE}`, 'web.yaml');
    expect(manifests).toHaveLength(1);
    expect(problems).toMatchObject([{ code: 'syntax', line: 1, column: 1 }]);
  },
);

test.each([
  ['brackets', 200_000, '['],
  ['braces', 200_000, '{a: '],
  ['dashes on one line', 200_000, '- '],
  ['question marks', 200_000, '? '],
])('%s inside one another are refused at their place, however many', (_, count, piece) => {
  const { problems } = readSource(`a: 1\nb:\n  ${piece.repeat(count)}`, 'web.yaml');
  expect(problems).toMatchObject([{ code: 'nesting-too-deep', line: 3 }]);
});

test('aliases of aliases are refused before they cost', () => {
  const lines = Array.from({ length: 30 }, (_, index) => `a${index + 1}: &a${index + 1} [*a${index}, *a${index}]`);
  const { problems } = readSource(`a0: &a0 [x]\n${lines.join('\n')}\n`, 'web.yaml');
  expect(problems).toMatchObject([{ code: 'alias-expansion' }]);
});

test('a file that a kustomization names as a patch is no manifest', () => {
  const kustomization =
    'apiVersion: kustomize.config.k8s.io/v1beta1\nkind: Kustomization\npatches:\n- path: ../web.yaml\n';
  const readings = [
    readSource(DEPLOYMENT, 'base/web.yaml'),
    readSource(SERVICE, 'base/service.yaml'),
    readSource(kustomization, 'base/prod/kustomization.yaml'),
  ];
  const aside = setPatchesAside(readings);
  expect(aside.map(({ manifests }) => manifests.length)).toEqual([0, 1, 0]);
  expect(aside[0]?.skipped).toMatchObject([{ reason: 'kustomize-patch', count: 1 }]);
});

describe('A template of ytt', () => {
  const skippedOf = (text: string) => readSource(text, 'a.yaml').skipped.map(({ reason }) => reason);
  const object = 'apiVersion: v1\nkind: Service\nmetadata:\n  name: web\n';

  test.each([
    `#@ load("@ytt:data", "data")\n---\n${object}`,
    `${object}spec:\n  ports:\n  - port: #@ data.values.port\n`,
    `#@data/values\n---\n${object}`,
    `#@ def service(name):\n${object}#@ end\n`,
  ])('is named as such: %j', (text) => {
    expect(skippedOf(text)).toEqual(['template']);
  });

  test.each([`#@ who wrote it: nobody\n${object}`, `# see #@ load\n${object}`, `${object}  labels: { a: "#@ x" }\n`])(
    'is none where a comment only looks like it: %j',
    (text) => {
      const { skipped, manifests } = readSource(text, 'a.yaml');
      expect([skipped.length, manifests.length]).toEqual([0, 1]);
    },
  );
});

test('a Helm template is named as such', () => {
  const { manifests, skipped, problems } = readSource(`kind: {{ .Values.kind }}\n`, 'web.yaml');
  expect([manifests, problems]).toEqual([[], []]);
  expect(skipped).toMatchObject([{ reason: 'template', line: 1 }]);
});

describe('more that is wrong than anybody reads', () => {
  const about = (text: string) => {
    const { problems, manifests } = readSource(text, 'a.yaml');
    return { count: problems.length, last: problems.at(-1), objects: manifests.length };
  };

  test.each([
    ['keys that are there twice', `${SERVICE}${'a: b\n'.repeat(3000)}---\n${SERVICE}`],
    ['documents that are broken', `${'kind: [\n---\n'.repeat(3000)}${SERVICE}---\n${SERVICE}`],
    [
      'keys of JSON that are there twice',
      `{"apiVersion":"v1",${'"kind":"Service",'.repeat(3000)}"metadata":{}}\n---\n${SERVICE}`,
    ],
  ])('is told as far as 1,000 times, once that it goes on, and costs no object: %s', (_, text) => {
    expect(about(text)).toMatchObject({
      count: 1001,
      last: { code: 'too-many-problems', severity: 'error' },
      objects: 2,
    });
  });

  test('and 1,000 are all told', () => {
    expect(about(`${SERVICE}${'a: b\n'.repeat(1001)}`)).toMatchObject({ count: 1000, last: { code: 'duplicate-key' } });
  });
});

describe('a text of more objects than are read', () => {
  const pods = (count: number) => 'kind: Pod\napiVersion: v1\n---\n'.repeat(count);
  const list = (count: number) =>
    `apiVersion: v1\nkind: List\nitems:\n${'- { apiVersion: v1, kind: Pod }\n'.repeat(count)}`;

  test.each([
    ['documents', pods, 1 + 3 * 3],
    ['items of a list', list, 1],
    ['lists', (count: number) => `${list(count - 3)}---\n${list(3)}`, 5 + 2],
  ])('is read so far, and says from where on it is not: %s', (_, textOf, line) => {
    const { manifests, problems } = readSource(textOf(5), 'a.yaml', { maxObjects: 3 });
    expect(manifests).toHaveLength(3);
    expect(problems).toMatchObject([{ code: 'too-many-objects', severity: 'error', line }]);
    expect(problems[0]?.message).toContain('--max-objects');
  });

  test('is whole where there are as many', () => {
    expect(readSource(pods(3), 'a.yaml', { maxObjects: 3 }).problems).toEqual([]);
  });
});
