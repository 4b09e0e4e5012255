import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { nodeIo } from '../../../lib/cli/node-io';
import { run } from '../../../lib/cli/run';

const isInstalled = (tool: string) => spawnSync(tool, ['version'], { stdio: 'ignore' }).status === 0;
const hasKustomize = isInstalled('kustomize') || spawnSync('kubectl', ['kustomize', '--help']).status === 0;

/** Tests of a tool are skipped by name where it is not installed. */
const withKustomize = hasKustomize ? test : test.skip;
const withHelm = isInstalled('helm') ? test : test.skip;

const root = mkdtempSync(join(tmpdir(), 'rendered-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

const POD = (name: string, image: string) => `    spec:
      containers:
        - name: ${name}
          image: ${image}
          ports: [{ containerPort: 80 }]
          readinessProbe:
            httpGet: { path: /, port: 80 }
`;

const FILES = {
  'base/kustomization.yaml': 'resources: [web.yaml]\n',
  'base/web.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
${POD('web', 'web:1')}`,
  'prod/kustomization.yaml': `namePrefix: prod-
resources: [../base]
patches:
  - path: grace.yaml
`,
  'prod/grace.yaml': `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  minReadySeconds: -5
`,
  'broken/kustomization.yaml': 'resources: [nowhere.yaml]\n',
  'shop/Chart.yaml': 'apiVersion: v2\nname: shop\nversion: 1.0.0\n',
  'shop/values.yaml': 'replicas: 1\n',
  'shop/templates/web.yaml': `{{- if true }}
apiVersion: apps/v1
kind: Deployment
metadata:
  name: {{ .Release.Name }}
  namespace: {{ .Release.Namespace }}
spec:
  replicas: {{ .Values.replicas }}
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
${POD('{{ .Chart.Name }}', 'web:1')}{{- end }}
`,
  'shop/templates/service.yaml': `apiVersion: v1
kind: Service
metadata: { name: web, namespace: {{ .Release.Namespace }} }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`,
  'values.yaml': 'replicas: -3\n',
};
for (const [file, text] of Object.entries(FILES)) {
  mkdirSync(dirname(join(root, file)), { recursive: true });
  writeFileSync(join(root, file), text);
}

async function check(...args: string[]) {
  let [stdout, stderr] = ['', ''];
  const io = {
    ...nodeIo(),
    stdout: { write: (text: string) => void (stdout += text), isTerminal: false },
    stderr: { write: (text: string) => void (stderr += text), isTerminal: false },
  };
  const code = await run(['check', '--render', ...args], io);
  return { code, stdout, stderr };
}

const findingsIn = (stdout: string) =>
  (JSON.parse(stdout) as { findings: { rule: string; file: string; line: number; message: string }[] }).findings;

withKustomize(
  'A finding in what kustomize builds leads to the base, and one that a patch makes to the patch',
  async () => {
    const { stdout } = await check(join(root, 'prod'), '--format', 'json');
    const found = findingsIn(stdout).map(({ rule, file, line }) => [rule, file.slice(root.length + 1), line]);
    expect(found).toContainEqual(['rollout-refused', 'prod/grace.yaml', 6]);
    expect(found).toContainEqual(['single-replica', 'base/web.yaml', 5]);
    expect(readdirSync(join(root, 'prod')).sort()).toEqual(['grace.yaml', 'kustomization.yaml']);
  },
);

withKustomize('What kustomize says of a mistake is one message', async () => {
  const { code, stdout, stderr } = await check(join(root, 'broken'));
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^error: the kustomization .*broken cannot be rendered: \w+ says: .*nowhere\.yaml/s);
});

withHelm.each([
  ['the value that gives a number', ['--values', join(root, 'values.yaml')], 'values.yaml', 1],
  ['the line of the template where no file says it', ['--set', 'replicas=-3'], 'shop/templates/web.yaml', 8],
])('A finding in what Helm renders leads to %s', async (_, flags, file, line) => {
  const { stdout } = await check(join(root, 'shop'), ...flags, '--format', 'json');
  const refused = findingsIn(stdout).filter(({ rule }) => rule === 'rollout-refused');
  expect(refused.map((finding) => [finding.file.slice(root.length + 1), finding.line])).toEqual([[file, line]]);
  expect(refused[0]?.message).toContain('-3');
});

withHelm('A release has the name and the namespace that it is given', async () => {
  const { stdout } = await check(join(root, 'shop'), '--release', 'a-shop', '--namespace', 'team', '--format', 'json');
  expect(stdout).toContain('"name": "a-shop"');
  expect(stdout).toContain('"namespace": "team"');
});

withHelm('Values that are not there are said in one message', async () => {
  const { code, stderr } = await check(join(root, 'shop'), '--values', join(root, 'nowhere.yaml'));
  expect([code, stderr]).toEqual([
    2,
    expect.stringMatching(/^error: the chart .*shop cannot be rendered: helm says: /),
  ]);
});
