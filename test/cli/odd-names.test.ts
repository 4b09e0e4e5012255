import { runIn } from './memory-io';

const HOSTILE = 'a\u001b[31m\u0007\u202eb\u2066\u{e0041}##vso[task.setvariable]x';
const NAME = `k8s/x\n::error::y${HOSTILE}.yaml`;
const quoted = JSON.stringify(`\n::error::${HOSTILE}`);

const WEB = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web, labels: { team: ${quoted} }, annotations: { zero-downtime/traffic: ${quoted} } }
spec:
  replicas: 3
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers: [{ name: ${quoted}, image: web, ports: [{ containerPort: 80 }], ${quoted}: 1 }]
---
apiVersion: v1
kind: Service
metadata: { name: ${quoted} }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: ${quoted} }] }
---
kind: Kustomization
resources: [${quoted}]
`;

const FORMATS = ['text', 'json', 'sarif', 'junit', 'markdown', 'codequality'];

/** Everything that a command says or writes, but the files that are made of the input itself. */
async function saidBy(text: string, ...args: string[]): Promise<string> {
  const { stdout, stderr, code } = await runIn({ files: { [NAME]: text } }, ...args);
  expect([0, 1, 2]).toContain(code);
  expect(stderr).not.toContain('should not have happened');
  return `${stdout}\n${stderr}`;
}

describe('a file and objects of odd names steer neither a terminal nor the log of a job', () => {
  test.each([
    ...FORMATS.map((format) => ['check', 'k8s', '--verbose', '--format', format]),
    ['check', 'k8s', '--summary'],
    ['check', 'k8s', '--baseline', NAME],
    ['check', NAME, '--config', NAME],
    ['check', `${NAME}.none`],
    ['check', 'k8s', '--max-file-size', '1'],
    ['simulate', 'k8s', '--no-fix', '--scenario', 'rollout'],
    ['simulate', 'k8s', '--no-fix', '--scenario', 'rollout', '--format', 'json'],
    ['fix', 'k8s', '--max-file-size', '1'],
    ['fix', 'k8s', '--as', 'json'],
    ['adopt', 'k8s', '--out', 'app', '--max-file-size', '1'],
    ['facts', NAME],
    ['facts', NAME, '--max-file-size', '1'],
    ['init', NAME],
  ])('%s %s %s %s %s', async (...args) => {
    // Nobody waits for what is simulated of a change.
    const text = args[0] === 'fix' ? WEB.replace('replicas: 3', 'replicas: 0') : WEB;
    const said = await saidBy(text, ...args.filter((one) => typeof one === 'string'));
    expect(said.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
    expect(said.split('\n').filter((line) => /^\s*::|##vso\[/.test(line))).toEqual([]);
  });
});

test('what is no JSON is said without what stands in it', async () => {
  const said = await saidBy('hunter2x: secret\n', 'facts', 'k8s');
  expect(said).toContain('is no JSON');
  expect(said).not.toContain('hunter2');
});

test.each(['text', 'json', 'sarif', 'junit', 'github'])(
  'the order in which a file system lists its files changes nothing: %s',
  async (format) => {
    const files = Object.fromEntries(
      ['b.yaml', 'a.yaml', 'c/d.yaml', 'c/b.json'].map((file) => [`k8s/${file}`, WEB.replaceAll('web', file[0] ?? '')]),
    );
    const backwards = Object.fromEntries(Object.entries(files).reverse());
    const args = ['check', 'k8s', '--verbose', '--format', format];
    expect(await runIn({ files: backwards }, ...args)).toEqual(await runIn({ files }, ...args));
  },
);
