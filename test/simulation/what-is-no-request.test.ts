import { simulate } from '../../lib/simulation';
import { readSource } from '../../lib/source';
import { readWorld } from '../../lib/workload';

interface Shape {
  readonly image: string;
  readonly args?: string;
  readonly ports?: string;
  readonly volume?: string;
  readonly name?: string;
}

function rolledOut({
  image,
  args = '[]',
  ports = '[{ containerPort: 5432 }]',
  volume = 'emptyDir: {}',
  name = 'db',
}: Shape) {
  const text = `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  replicas: 1
  selector: { matchLabels: { app: one } }
  template:
    metadata: { labels: { app: one } }
    spec:
      containers:
        - { name: main, image: "${image}", args: ${args}, ports: ${ports}, volumeMounts: [{ name: data, mountPath: /data }] }
      volumes: [{ name: data, ${volume} }]
`;
  const [outcome] = simulate(readWorld(readSource(text, 'db.yaml').manifests), { scenarios: ['rollout'], fix: false });
  return outcome?.assumptions.join('\n') ?? '';
}

const GO = /the data of db are not needed any more when a pod ends: they are in (.+), and end with it/;

test.each<[Shape, string]>([
  [{ image: 'postgres:17' }, 'the emptyDir data'],
  [{ image: 'registry.example.com/mirror/mysql:8' }, 'the emptyDir data'],
  [{ image: 'nats-streaming:0.25', args: '["--store", "memory"]' }, 'its memory'],
  [{ image: 'mongo:7', volume: 'configMap: { name: settings }' }, 'the file system of its container'],
])('what is lost with each pod is said beside what is counted: %j', (shape, where) => {
  expect(GO.exec(rolledOut(shape))?.[1]).toBe(where);
});

test.each<[Shape]>([
  [{ image: 'postgres:17', volume: 'persistentVolumeClaim: { claimName: data }' }],
  [{ image: 'web:1', name: 'shop', ports: '[{ containerPort: 8080 }]' }],
  [{ image: 'redis:7', name: 'session-cache' }],
])('nothing is said where the data stay, or are none: %j', (shape) => {
  expect(rolledOut(shape)).not.toMatch(/the data of/);
});

test.each<[Shape, string]>([
  [{ image: 'worker:1', ports: '[]', name: 'mail-worker' }, 'by its name it fetches its work itself'],
  [{ image: 'web:1', ports: '[]' }, 'no Service selects them, and no container has a port or a readiness probe'],
  [
    { image: 'web:1', ports: '[{ name: metrics, containerPort: 9090 }]' },
    'no Service selects them, and their ports are only for who watches them',
  ],
  [
    { image: 'web:1', args: '[--leader-elect]' },
    'no Service selects them, and main is a controller that elects a leader',
  ],
  [{ image: 'prom/node-exporter:v1' }, 'an exporter is only watched, or fetches its work itself'],
])('why no requests come is said as it is: %j', (shape, why) => {
  expect(rolledOut(shape)).toContain(`no requests come to these pods: ${why}`);
});
