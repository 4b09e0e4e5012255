import { installationsOfHelmfiles, isHelmfile } from '../../../lib/cli/rendering/helmfiles';
import { ownAliases } from '../../../lib/cli/rendering/own-charts';
import { withoutActions } from '../../../lib/cli/rendering/without-actions';
import type { FileSystem } from '../../../lib/cli/io';

function filesOf(texts: Readonly<Record<string, string>>): FileSystem {
  const files: Pick<FileSystem, 'stat' | 'read'> = {
    stat: (path) => (texts[path] ? { kind: 'file', size: 1 } : undefined),
    read: (path) => Buffer.from(texts[path] ?? ''),
  };
  return files as FileSystem;
}

function installed(texts: Readonly<Record<string, string>>) {
  return installationsOfHelmfiles(Object.keys(texts).filter(isHelmfile), ['charts/web'], '.', filesOf(texts));
}

const HEAD = `environments:
  staging: { values: [{ replicas: 1 }] }
  production: { values: [{ replicas: 4 }] }
---
bases: [../global.yaml]
templates:
  default: &default
    namespace: shop
    chart: ./charts/web
    values:
      - values.yaml
      - "values-{{ .Environment.Name }}.yaml"
      - "values-{{\`{{ .Release.Name }}\`}}.yaml"
`;
const FILES = {
  'helmfile.yaml.gotmpl': `${HEAD}releases:
  - name: main
    <<: *default
`,
  'values.yaml': 'a: 1',
  'values-production.yaml': 'a: 2',
  'values-staging.yaml': 'a: 3',
  'values-main.yaml': 'b: 1',
};

describe('A release of a helmfile', () => {
  test('installs a chart with the values of production, of the release, and in its namespace', () => {
    expect(installed(FILES)).toEqual([
      {
        by: 'the release main of helmfile.yaml.gotmpl',
        path: 'charts/web',
        release: 'main',
        namespace: 'shop',
        files: [],
        values: [{ a: 1 }, { a: 2 }, { b: 1 }],
        set: [],
        isOpen: false,
      },
    ]);
  });

  test('is installed by the helmfile that takes it from another one, whose paths begin there', () => {
    const files = {
      'admin/helmfile.yaml': `environments:
  eqiad: { values: ["values/{{ .Environment.Name }}.yaml"] }
---
bases:
  - web/helmfile.yaml
  {{- if .Values.hasMore }}
  - more/releases.yaml
  {{- end }}
`,
      'admin/web/helmfile.yaml':
        'releases:\n  - { name: main, chart: x/web, values: ["{{`{{ .Release.Name }}`}}/values.yaml"] }\n',
      'admin/more/releases.yaml':
        'releases:\n  - { name: more, chart: x/web, set: [{ name: a, value: "{{ .Values.a }}" }] }\n',
      'admin/values/eqiad.yaml': 'a: 4',
      'admin/main/values.yaml': 'replicas: 2',
      'admin/web/main/values.yaml': 'replicas: 3',
    };
    const paths = installationsOfHelmfiles(
      ['admin/helmfile.yaml', 'admin/web/helmfile.yaml'],
      ['charts/web', 'charts/api', 'charts/db'],
      '.',
      filesOf(files),
    );
    expect(paths).toMatchObject([
      { release: 'main', by: 'the release main of admin/helmfile.yaml', values: [{ replicas: 2 }], isOpen: false },
      { release: 'more', set: ['a=4'] },
    ]);
  });

  test.each([
    ['a file that is not at hand', { ...FILES, 'values-main.yaml': '' }, [{ a: 1 }, { a: 2 }], true],
    [
      'a file that is a template itself',
      {
        'helmfile.yaml': `${HEAD}releases: [{ name: web, chart: charts/web, values: [web.yaml.gotmpl, { c: 1 }] }]\n`,
        'web.yaml.gotmpl':
          'replicas: {{ .StateValues.replicas }}\nhost: "{{ requiredEnv "HOST" }}"\n{{ if eq .Environment.Name "production" }}c: 2{{ else }}c: 3{{ end }}\n',
      },
      [{ replicas: 4, host: '${HOST}', c: 2 }, { c: 1 }],
      false,
    ],
    [
      'what it inherits',
      {
        'helmfile.d/10.yaml':
          'templates: { own: { chart: ../charts/web, values: [{ a: 1 }] } }\nreleases: [{ name: web, inherit: [{ template: own }] }]\n',
      },
      [{ a: 1 }],
      false,
    ],
  ])('has the values of %s', (_, files, values, isOpen) => {
    expect(installed(files)).toMatchObject([{ path: 'charts/web', values, isOpen }]);
  });

  test.each([
    ['that is not installed', '[{ name: web, chart: ./charts/web, installed: false }]', []],
    [
      'beside one that is called after production',
      '[{ name: staging, chart: a/b }, { name: production, chart: a/b }]',
      ['production'],
    ],
    ['that is the only one', '[{ name: staging, chart: a/b }]', ['staging']],
    ['without a name', '[{ chart: a/b }]', []],
    ['that is no object', '[1, web]', []],
  ])('%s', (_, releases, names) => {
    expect(installed({ 'helmfile.yaml': `releases: ${releases}\n` }).map((one) => one.release)).toEqual(names);
  });

  test('is left out where nothing can be read', () => {
    expect(installed({ 'helmfile.yaml': 'releases: [{\n' })).toEqual([]);
  });
});

test('a repository of charts is published from these folders where at least three of its charts are here, and hardly one is not', () => {
  const folders = ['charts/a', 'charts/b', 'charts/c', 'charts/redis'];
  const own = ownAliases(['shop/a', 'shop/b', 'shop/c', 'bitnami/redis', './charts/a'], folders);
  expect(['shop/b', 'bitnami/redis', './charts/a', 'shop/unknown'].map(own)).toEqual([
    'charts/b',
    undefined,
    undefined,
    undefined,
  ]);
  expect(ownAliases(['x/a', 'x/b', 'x/c', 'x/d', 'x/e'], folders)('x/a')).toBeUndefined();
});

test.each([
  [
    '{{ if ne .Environment.Name "production" }}a{{ else if eq .Environment.Name "production" }}b{{ else }}c{{ end }}',
    'b',
  ],
  ['a{{- range .Values.list }}b{{ if .x }}c{{ end }}{{ end }}d', 'ad'],
  ['{{ if .Values.on }}a{{ else }}b{{ end }}', 'a'],
  ['{{/* said */}}a{{ $x := 1 }}', 'a'],
  ['{{ .Values.n }} {{ .Values.name | quote }} {{ .Values.more.y }}', '7 ${QUOTE} why'],
  ['{{ end }}{{ else }}a', 'a'],
  ['a {{ b', 'a {{ b'],
])('of %j stays %j', (text, left) => {
  expect(withoutActions(text, { environment: 'production', state: { n: 7, name: 'x', more: { y: 'why' } } })).toBe(
    left,
  );
});
