import { casesOf, worstOutcome, type Outcome } from '../../lib/simulation';
import { web } from './manifests';

/** A drain of all nodes under a Deployment of two replicas behind a load balancer that needs 60 s for a new pod. */
function drained(gate: string, namespace = ''): Outcome {
  const gates = gate === '' ? '' : `      readinessGates: [{ conditionType: ${gate} }]`;
  const world = web({
    replicas: 2,
    minReady: 60,
    preStop: '{ sleep: { seconds: 120 } }',
    grace: 150,
    facts: { traffic: 'aws-alb' },
    more: `${gates}${namespace}`,
  });
  const [one] = casesOf(world, { scenarios: ['drain-all'] });
  return worstOutcome(world, one as NonNullable<typeof one>, { fix: false });
}

const readyAfter = ({ timeline }: Outcome): number => {
  const [started, ready] = ['serving', 'ready'].map((kind) => timeline.events.find((event) => event.kind === kind));
  return (ready?.at ?? NaN) - (started?.at ?? NaN);
};

// Evictions count Ready, and not minReadySeconds; ContainersReady and every readiness gate make a pod Ready
describe('A drain behind a load balancer that is slow to send the first request', () => {
  const label = 'elbv2.k8s.aws/pod-readiness-gate-inject';
  const namespace = (labels: string) =>
    `\n---\n{ apiVersion: v1, kind: Namespace, metadata: { name: default, labels: { ${labels} } } }`;

  test('takes the second pod before requests reach the one that came for the first', () => {
    expect(drained('', namespace('team: web')).lost).toBeGreaterThan(0);
  });

  test('is taken to wait for the gate where nobody sees what the namespace asks for, and says so', () => {
    const outcome = drained('');
    expect(outcome.lost).toBe(0);
    expect(outcome.assumptions.join()).toMatch(/its namespace gives it the readiness gate/);
  });

  test('waits for the readiness gate of the load balancer, which opens when it sends requests', () => {
    const outcome = drained('target-health.elbv2.k8s.aws/web');
    expect(outcome.lost).toBe(0);
    // The probe of every second may come just before the application serves.
    expect(readyAfter(outcome)).toBeGreaterThanOrEqual(60);
    expect(readyAfter(outcome)).toBeLessThan(61);
    expect(outcome.assumptions.join()).toMatch(/open when the load balancer sends/);
  });

  test('does so, too, where the controller gives the gate to all pods of the namespace', () => {
    expect(drained('', namespace(`${label}: enabled`)).lost).toBe(0);
  });

  test('is not helped by a gate of something else', () => {
    const outcome = drained('example.com/warmed-up', namespace('team: web'));
    expect(outcome.lost).toBeGreaterThan(0);
    expect(outcome.assumptions.join()).toMatch(/gates open as soon as the containers are ready/);
  });
});
