import { runIn } from './memory-io';

const web = (image: string) => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: ${JSON.stringify(image)}, ports: [{ containerPort: 80 }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web }
spec: { selector: { app: web }, ports: [{ port: 80 }] }
`;

const COMMANDS: readonly (readonly string[])[] = [
  ['check', 'a.yaml', '--verbose'],
  ['check', 'a.yaml', '--format', 'json'],
  ['check', 'a.yaml', '--against', 'b.yaml', '--verbose'],
  ['check', 'b.yaml', '--against', 'a.yaml', '--verbose'],
  ['simulate', 'a.yaml', '--no-fix', '--scenario', 'rollout', '--html', 'out.html'],
  ['simulate', 'a.yaml', '--from', 'b.yaml', '--no-fix', '--scenario', 'rollout', '--format', 'json'],
  ['fix', 'a.yaml', '--as', 'json'],
];

test.each([
  'me:hunter2@registry.example.com/web:1',
  'https://me:hunter2@registry.example.com/web',
  'http://hunter2@registry.example.com/web',
  'me:hunter2@sha256:5000/web',
  'web:1@sha256:hunter2',
  'web:password=hunter2',
  'web:hunter2=',
  'web: hunter2',
  'web:1 --password hunter2',
  'registry.example.com/web?token=hunter2',
  '-phunter2',
  'registry,hunter2.example.com/web',
])('what is no name of an image may hold a secret, and is told by no command: %s', async (image) => {
  const files = { 'a.yaml': web(image), 'b.yaml': web('nginx:1.25') };
  for (const args of COMMANDS) {
    const { code, stdout, stderr, written } = await runIn({ files }, ...args);
    expect([0, 1, 2]).toContain(code);
    // What `fix` has changed is the text itself.
    const said = args[0] === 'fix' ? stderr : stdout + stderr;
    expect(said + (written['out.html'] ?? '')).not.toContain('hunter2');
  }
});

test('a mistyped name of the letters of one is told', async () => {
  const { stdout } = await runIn({ files: { 'a.yaml': web('registry.example.com/Web:1') } }, 'check', 'a.yaml');
  expect(stdout.replace(/\s+/g, ' ')).toContain("'registry.example.com/Web:1', cannot be read: its path has capitals");
});
