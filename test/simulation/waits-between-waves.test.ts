import { simulate, type ReleaseOrder } from '../../lib/simulation';
import { worldOf } from './manifests';

interface Version {
  readonly image?: number;
  readonly port?: number;
  /** Of the workload, and of its Service. */
  readonly waves?: readonly [number, number];
}

const version = ({ image = 1, port = 8080, waves = [0, 0] }: Version) => {
  const wave = (number: number) => `annotations: { argocd.argoproj.io/sync-wave: "${number}" }`;
  return worldOf(`apiVersion: apps/v1
kind: Deployment
metadata: { name: web, ${wave(waves[0])} }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec: { containers: [{ name: web, image: "web:${image}", ports: [{ containerPort: ${port} }] }] }
---
apiVersion: v1
kind: Service
metadata: { name: web, ${wave(waves[1])} }
spec: { selector: { app: web }, ports: [{ port: 80, targetPort: ${port} }] }
`);
};

const doubtsOf = (from: Version, to: Version, order: ReleaseOrder) =>
  simulate(version(to), { from: version(from), order, scenarios: ['rollout'], fix: false })
    .flatMap(({ doubts }) => doubts)
    .join('\n');

test.each<[readonly [number, number], number, number]>([
  [[0, 1], 0, 1],
  [[1, 0], 0, 1],
  [[-5, 10], -5, 10],
])('Argo CD waits between the waves %j of a release that changes both, which is not played', (waves, first, second) => {
  expect(doubtsOf({ waves }, { waves, port: 9090 }, 'argocd')).toContain(
    `Argo CD waits until all of wave ${first} is healthy before it begins wave ${second}`,
  );
});

test.each<[string, Version, Version, ReleaseOrder]>([
  ['both are of one wave', { waves: [2, 2] }, { waves: [2, 2], port: 9090 }, 'argocd'],
  ['the Service stays as it is', { waves: [0, 1] }, { waves: [0, 1], image: 2 }, 'argocd'],
  ['kubectl applies them', { waves: [0, 1] }, { waves: [0, 1], port: 9090 }, 'kubectl'],
  ['Helm applies them', { waves: [0, 1] }, { waves: [0, 1], port: 9090 }, 'helm'],
])('nothing waits where %s', (_where, from, to, order) => {
  expect(doubtsOf(from, to, order)).not.toContain('waits until all of wave');
});
