import { casesOf, findChange, worstOutcome, type Outcome } from '../../lib/simulation';
import type { Workload } from '../../lib/workload';
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

  test('does so where nobody sees what the namespace asks for, and says so', () => {
    const outcome = drained('');
    expect(outcome.lost).toBeGreaterThan(0);
    expect(outcome.assumptions.join()).toMatch(/namespace default, which is not in these files, has no label elbv2/);
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

describe('The change of a workload behind a load balancer of AWS', () => {
  const NAMESPACE = '\n---\n{ apiVersion: v1, kind: Namespace, metadata: { name: default } }';
  const behind = (kind: string, more = '') => {
    const world = web({
      ...{ replicas: 2, minReady: 0, preStop: '{ sleep: { seconds: 120 } }', grace: 150, more },
      facts: { traffic: kind },
    });
    const [workload] = world.workloads as [Workload];
    const scenarios = ['rollout', 'drain-all'] as const;
    const outcomes = casesOf(world, { scenarios }).map((one) => worstOutcome(world, one, { fix: false }));
    return { outcomes, change: findChange(world, workload, { scenarios }) };
  };

  test.each(['aws-alb', 'aws-nlb'])(
    'labels the namespace that is at hand, which is enough for all, by an %s',
    (kind) => {
      const { change, outcomes } = behind(kind, NAMESPACE);
      expect(outcomes.map(({ verdict }) => verdict)).toEqual(['loses', 'loses']);
      expect(change).toMatchObject({
        edits: [
          {
            resource: { kind: 'Namespace', name: 'default' },
            path: ['metadata', 'labels', 'elbv2.k8s.aws/pod-readiness-gate-inject'],
            value: 'enabled',
          },
        ],
      });
      expect(('caveats' in change ? change.caveats : []).join()).toMatch(/not to those that run/);
    },
  );

  test('says so where the namespace is not at hand, and rests rollout and drain on the same', () => {
    const { change, outcomes } = behind('aws-alb');
    expect(change).toMatchObject({ none: expect.stringMatching(/label the namespace default elbv2/) as string });
    const said = outcomes.map(({ assumptions }) => assumptions.filter((one) => one.includes('pod-readiness-gate')));
    expect(said[0]).toHaveLength(1);
    expect(said[1]).toEqual(said[0]);
  });
});
