import type { Tools } from '../../../lib/cli/io';
import { runIn } from '../memory-io';

const FILES = {
  'apps/shop/web/Chart.yaml': 'name: web\n',
  'apps/shop/api/Chart.yaml': 'name: api\n',
  'apps/tools/Chart.yaml': 'name: tools\n',
  'apps/tools/web.yaml': 'size: 3\n',
  'clusters/one/config.yaml': 'cluster: { name: one, replicas: 3 }\n',
  'clusters/two/config.json': '{ "cluster": { "name": "two", "replicas": 4 } }\n',
  'clusters/two/other.yaml': 'cluster: { name: other }\n',
};

const set = (generators: string, source: string, name = 'shop') => `apiVersion: argoproj.io/v1alpha1
kind: ApplicationSet
metadata: { name: all }
spec:
  generators: ${generators}
  template:
    metadata: { name: '${name}' }
    spec: { source: { repoURL: x, ${source} }, destination: { namespace: shop } }
`;

/** What charts are rendered with where anything of a release is known. */
async function installed(text: string) {
  const calls: string[] = [];
  const tools: Tools = {
    run: (_, [, , folder = '', ...args]) => {
      const from = args.findIndex((one) => one === '--namespace');
      if (from >= 0) calls.push([folder, ...args.slice(from + 2)].join(' '));
      return { ended: 'well', stdout: '', stderr: '' };
    },
    inFolder: (use) => use('/tmp/own'),
    copy: () => undefined,
    write: () => undefined,
    absolute: (path) => path,
  };
  await runIn({ files: { ...FILES, 'argo/set.yaml': text }, tools }, 'check', '--render', '.');
  return calls.sort();
}

const HELM = 'helm: { parameters: [{ name: a, value: ';
const DIRECTORIES = '[{ git: { directories: [{ path: apps/shop/* }, { path: apps/shop/api, exclude: true }] } }]';

describe('An ApplicationSet', () => {
  test.each<[string, string, string, readonly string[]]>([
    [
      'elements of a list',
      '[{ list: { elements: [{ app: web, count: 2 }, { app: api, count: 3 }] } }]',
      `path: 'apps/shop/{{app}}', ${HELM}'{{ count }}' }] }`,
      ['apps/shop/api --set a=3', 'apps/shop/web --set a=2'],
    ],
    [
      'elements of a list, by templates of Go',
      '[{ list: { elements: [{ values: { app: web, chart: tools } }] } }]',
      "path: 'apps/{{.values.chart}}', helm: { valueFiles: ['{{ .values.app }}.yaml'] }",
      ['apps/tools --values apps/tools/web.yaml'],
    ],
    [
      'folders',
      DIRECTORIES,
      `path: '{{path}}', ${HELM}'{{path.basename}}-{{path[1]}}' }] }`,
      ['apps/shop/web --set a=web-shop'],
    ],
    [
      'folders, by templates of Go',
      DIRECTORIES,
      `path: '{{.path.path}}', ${HELM}'{{ .path.basename }}-{{index .path.segments 1}}' }] }`,
      ['apps/shop/web --set a=web-shop'],
    ],
    [
      'files',
      '[{ git: { files: [{ path: "clusters/**/config.*" }] } }]',
      `path: apps/tools, ${HELM}'{{cluster.name}} {{ .cluster.replicas }} {{path.basename}}' }] }`,
      ['apps/tools --set a=one 3 one', 'apps/tools --set a=two 4 two'],
    ],
    [
      'one file, which is named',
      '[{ git: { files: [{ path: clusters/one/config.yaml }] } }]',
      `path: apps/tools, ${HELM}'{{cluster.name}}' }] }`,
      ['apps/tools --set a=one'],
    ],
    [
      'everything with everything',
      '[{ matrix: { generators: [{ list: { elements: [{ a: 1 }, { a: 2 }] } }, { list: { elements: [{ b: 3 }] } }] } }]',
      `path: apps/tools, ${HELM}'{{a}}{{b}}' }] }`,
      ['apps/tools --set a=13', 'apps/tools --set a=23'],
    ],
    [
      'what is merged',
      '[{ merge: { mergeKeys: [k], generators: [{ list: { elements: [{ k: x, a: 1 }, { k: z, a: 2 }] } }, { list: { elements: [{ k: z, a: 5 }] } }] } }]',
      `path: apps/tools, ${HELM}'{{k}}{{a}}' }] }`,
      ['apps/tools --set a=x1', 'apps/tools --set a=z5'],
    ],
    [
      'clusters, which nobody knows here',
      '[{ clusters: { values: { size: big } } }]',
      `path: apps/tools, ${HELM}'{{values.size}} {{metadata.labels.region}}' }] }`,
      ['apps/tools --set a=big ${REGION}'],
    ],
  ])('makes Applications of %s', async (_, generators, source, expected) => {
    expect(await installed(set(generators, source))).toEqual(expected);
  });

  test.each([
    ['nothing', '[]'],
    ['no generator', '[{}]'],
    ['something else', '[3, null, { list: 4 }, { git: { files: [{ path: nowhere/*.yaml }, 3] } }, { matrix: {} }]'],
    ['what has no end', `[${'{ matrix: { generators: ['.repeat(30)}${']} }'.repeat(30)}]`],
  ])('makes no Application of %s', async (_, generators) => {
    expect(await installed(set(generators, 'path: apps/tools'))).toEqual([]);
  });
});
