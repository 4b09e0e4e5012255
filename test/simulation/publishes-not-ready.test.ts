import { casesOf, simulate, type ScenarioName } from '../../lib/simulation';
import { settingsOf } from '../../lib/simulation/read-case';
import { web, worldOf } from './manifests';

const EARLY = 'publishNotReadyAddresses: true';

/** A Deployment that loses nothing, and a Service of its pods that publishes too much. */
function lost(service: string, scenario: ScenarioName): number {
  const world = worldOf(
    `${service}\n---\n{ apiVersion: apps/v1, kind: Deployment, metadata: { name: web, annotations: { zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains } }, spec: { replicas: 3, minReadySeconds: 5, strategy: { rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } }, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: 'web:1', ports: [{ name: http, containerPort: 8080 }], readinessProbe: { httpGet: { path: /, port: http }, periodSeconds: 1 }, lifecycle: { preStop: { sleep: { seconds: 5 } } } }] } } } }`,
  );
  return simulate(world, { scenarios: [scenario], fix: false })[0]?.lost ?? NaN;
}

const service = (name: string, spec: string) =>
  `{ apiVersion: v1, kind: Service, metadata: { name: ${name} }, spec: { ${spec}, selector: { app: web }, ports: [{ port: 80, targetPort: http }] } }`;

// podToEndpoint: ready = publishNotReadyAddresses, or serving and not terminating
describe('A Service that publishes pods that are not ready', () => {
  test('sends requests to a new pod while it starts, and to one that is stopped until it has ended', () => {
    expect(lost(service('web', 'type: ClusterIP'), 'rollout')).toBe(0);
    // to new pods: the 3 s of their start, a quarter of 100 requests in a second
    expect(lost(service('web', EARLY), 'rollout')).toBeGreaterThan(3 * 3 * 25);
    // to an old one: from SIGTERM until its status says that it has ended
    expect(lost(service('web', EARLY), 'delete-pod')).toBeGreaterThan(0);
  });

  test('does so for its own clients only: peers that have a Service of their own take nobody along', () => {
    const peers = service('peers', `clusterIP: None, ${EARLY}`);
    expect(lost(`${peers}\n---\n${service('web', 'type: ClusterIP')}`, 'never-ready')).toBe(0);
  });
});

test('The Service that gives the pods of a StatefulSet their names publishes them for each other', () => {
  const names = service('web', `clusterIP: None, ${EARLY}`);
  const set = `{ apiVersion: apps/v1, kind: StatefulSet, metadata: { name: web }, spec: { serviceName: web, selector: { matchLabels: { app: web } }, template: { metadata: { labels: { app: web } }, spec: { containers: [{ name: web, image: 'web:1', ports: [{ name: http, containerPort: 8080 }] }] } } } }`;
  const world = worldOf(`${names}\n---\n${set}`);
  const [one] = casesOf(world);
  const [{ channels }] = settingsOf(world, one as NonNullable<typeof one>, {});
  expect(channels).toMatchObject([{ kind: 'headless', publishesNotReady: false }]);
});

test('A workload whose requests come from elsewhere is none of it', () => {
  const [one] = casesOf(web());
  expect(settingsOf(web(), one as NonNullable<typeof one>, {})[0].channels).toMatchObject([
    { kind: 'cluster-ip', publishesNotReady: false },
  ]);
});
