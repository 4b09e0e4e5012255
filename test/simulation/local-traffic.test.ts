import { casesOf, worstOutcome, type Outcome, type ScenarioName } from '../../lib/simulation';
import { worldOf } from './manifests';

const FACTS = 'zero-downtime/slowest-start: 3s, zero-downtime/longest-request: 2s, zero-downtime/on-sigterm: drains';

/** A DaemonSet on three nodes, and a Service by which requests reach it. */
function play(limits: string, policy: string, scenario: ScenarioName, grace = 30): Outcome {
  const world = worldOf(`
apiVersion: apps/v1
kind: DaemonSet
metadata: { name: agent, annotations: { ${FACTS} } }
spec:
  minReadySeconds: 5
  updateStrategy: { rollingUpdate: { ${limits} } }
  selector: { matchLabels: { app: agent } }
  template:
    metadata: { labels: { app: agent } }
    spec:
      terminationGracePeriodSeconds: ${grace}
      containers:
        - name: agent
          image: agent:1
          ports: [{ name: http, containerPort: 8080 }]
          readinessProbe: { httpGet: { path: /ready, port: http }, periodSeconds: 1 }
          lifecycle: { preStop: { sleep: { seconds: 5 } } }
---
apiVersion: v1
kind: Service
metadata: { name: agent }
spec: { internalTrafficPolicy: ${policy}, selector: { app: agent }, ports: [{ port: 80, targetPort: http }] }
`);
  const [one] = casesOf(world, { scenarios: [scenario] });
  return worstOutcome(world, one as NonNullable<typeof one>, { fix: false });
}

const REPLACED = 'maxUnavailable: 1';
const SURGED = 'maxSurge: 1, maxUnavailable: 0';

// CategorizeEndpoints: with the policy Local only endpoints of the own node are used
describe('Requests that stay on their node', () => {
  test('are lost while its pod is replaced, a third of all on each of three nodes', () => {
    const { lost, losses, lowestCapacity } = play(REPLACED, 'Local', 'rollout');
    expect(losses.length).toBeGreaterThanOrEqual(3);
    for (const { rate } of losses) expect(rate).toBeLessThanOrEqual(100 / 3 + 1e-6);
    expect(losses.some(({ blame }) => blame.path.join('.') === 'spec.internalTrafficPolicy')).toBe(true);
    expect(lost).toBeGreaterThan(3 * 3 * (100 / 3)); // at least the start of each, 3 s
    expect(lowestCapacity).toBe(2);
  });

  test('are not where the new pod is beside the old one first', () => {
    expect(play(SURGED, 'Local', 'rollout')).toMatchObject({ verdict: 'safe', lost: 0, lowestCapacity: 3 });
  });

  test('would meet the pods of other nodes otherwise', () => {
    expect(play(REPLACED, 'Cluster', 'rollout')).toMatchObject({ verdict: 'safe', lost: 0 });
  });

  test('go with their node when that is lost: only what was under way is', () => {
    const { lost, losses } = play(REPLACED, 'Local', 'node-loss');
    expect(lost).toBeCloseTo((100 / 3) * 2); // requests of 2 s
    expect(losses.every(({ to }) => to <= 0)).toBe(true);
  });
});
