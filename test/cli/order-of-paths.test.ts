import { runIn } from './memory-io';

const web = (name: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: ${name} } }
  template:
    metadata: { labels: { app: ${name} } }
    spec: { containers: [{ name: web, image: nginx:1.25, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: ${name} }
spec: { selector: { app: ${name} }, ports: [{ port: 80 }] }
`;

const FILES = {
  'a.yaml': web('web'),
  'b.yaml': web('api'),
  'twice.yaml': web('web'),
  'template.yaml': 'kind: X\nname: {{ .Values.name }}\n',
  'broken.yaml': 'a: [\n',
  'other.json': '{"a": 1}',
  'one/test/a.yaml': web('one'),
  'two/e2e/b.yaml': web('two'),
  'chart/Chart.yaml': 'name: chart\n',
};

const PATHS = ['a.yaml', 'b.yaml', 'twice.yaml', 'template.yaml', 'broken.yaml', 'other.json', 'one', 'two', 'chart'];
const ORDERS = [[...PATHS].reverse(), [...PATHS.slice(4), ...PATHS.slice(0, 4)]];

test.each<[readonly string[]]>([
  ...['text', 'json', 'sarif', 'junit', 'github', 'markdown', 'codequality'].map((format): [readonly string[]] => [
    ['check', '--verbose', '--format', format, '--html', 'out.html'],
  ]),
  [['check', '--write-baseline', 'known.json']],
  [['fix', '--assume']],
  [['fix', '--assume', '--as', 'json']],
  [['simulate', '--no-fix', '--scenario', 'rollout', '--format', 'json', '--html', 'out.html']],
])('%j says the same in whatever order the paths are given', async ([command = '', ...flags]) => {
  const run = (paths: readonly string[]) => runIn({ files: FILES }, command, ...paths, ...flags);
  const expected = await run(PATHS);
  expect(expected.stdout.length + Object.keys(expected.written).length).toBeGreaterThan(0);
  for (const paths of ORDERS) expect(await run(paths)).toEqual(expected);
});

test('an app that is adopted is the same in whatever order the paths are given', async () => {
  const files = { 'a.yaml': web('web'), 'b.yaml': web('api') };
  const adopted = await runIn({ files }, 'adopt', 'a.yaml', 'b.yaml', '--out', 'app');
  expect(Object.keys(adopted.written).length).toBeGreaterThan(3);
  expect(await runIn({ files }, 'adopt', 'b.yaml', 'a.yaml', '--out', 'app')).toEqual(adopted);
});
