import { casesOf, worstOutcome, type Outcome } from '../../lib/simulation';
import { worldOf } from './manifests';

const POD = `{ containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }], readinessProbe: { tcpSocket: { port: 80 } } }] }`;

/** The loss of the node with the most pods, of three nodes. */
function lost(kind: string, replicas?: number, tolerations = ''): Outcome {
  const count = replicas === undefined ? '' : `replicas: ${replicas},`;
  const pod = POD.replace('{', `{ ${tolerations}`);
  const template = `template: { metadata: { labels: { app: web } }, spec: ${pod} }`;
  const world = worldOf(
    kind === 'Pod'
      ? `{ apiVersion: v1, kind: Pod, metadata: { name: web, labels: { app: web } }, spec: ${POD} }`
      : `{ apiVersion: apps/v1, kind: ${kind}, metadata: { name: web }, spec: { ${count} selector: { matchLabels: { app: web } }, ${template} } }`,
  );
  const [one] = casesOf(world, { scenarios: ['node-loss'] });
  return worstOutcome(world, one as NonNullable<typeof one>, { fix: false });
}

/** What the pod that is lost goes through, and the pods that come for it. */
function stories({ timeline }: Outcome) {
  const [first] = timeline.pods;
  return {
    states: first?.states.map(({ state }) => state),
    deleted: timeline.events.filter(({ kind }) => kind === 'deleted').map(({ at }) => at),
    created: timeline.events.filter(({ kind }) => kind === 'created').map(({ at }) => Math.round(at)),
  };
}

// node-monitor-grace-period: 40 s before Kubernetes 1.32; DefaultTolerationSeconds: 300
describe('The loss of a node', () => {
  test('costs requests until its pods count as not ready, after 40 s, and the routing has followed', () => {
    for (const kind of ['Deployment', 'StatefulSet', 'DaemonSet']) {
      const { losses, floor, lost: requests, lowestCapacity } = lost(kind, kind === 'DaemonSet' ? undefined : 3);
      expect(Math.max(...losses.map(({ to }) => to))).toBeCloseTo(40 + 5);
      expect({ floor: floor.lost, lowestCapacity }).toEqual({ floor: requests, lowestCapacity: 2 });
    }
  });

  test('makes a Deployment start a pod on another node after 300 s more', () => {
    const outcome = lost('Deployment', 3);
    expect(stories(outcome)).toEqual({ states: ['ready', 'lost'], deleted: [340], created: [341] });
    expect(outcome).toMatchObject({ verdict: 'safe', end: { done: true }, mostPods: 3 });
  });

  test('makes it do so after as many seconds as its pods tolerate, or never', () => {
    const toleration = (more: string) =>
      lost('Deployment', 3, `tolerations: [{ key: node.kubernetes.io/unreachable, operator: Exists${more} }],`);
    expect(stories(toleration(', tolerationSeconds: 30')).deleted).toEqual([70]);
    const never = toleration('');
    expect(stories(never).deleted).toEqual([]);
    expect(never.end).toMatchObject({ done: false, why: expect.stringContaining('tolerate for ever') });
  });

  test('leaves a StatefulSet one pod short for good: the name is taken, and the outcome says so', () => {
    const outcome = lost('StatefulSet', 3);
    expect(stories(outcome)).toEqual({ states: ['ready', 'lost'], deleted: [], created: [] }); // within what is shown
    expect(outcome).toMatchObject({
      verdict: 'stuck',
      end: { done: false, why: expect.stringContaining('no second pod of a name') },
    });
  });

  test('leaves the pod of a DaemonSet where it is, unavailable, and the others serve on', () => {
    const outcome = lost('DaemonSet');
    expect(stories(outcome)).toEqual({ states: ['ready', 'lost'], deleted: [], created: [] });
    expect(outcome).toMatchObject({ verdict: 'safe', replicas: 3, mostPods: 3, end: { done: true, complete: 40 } });
    expect(outcome.losses.every(({ blame }) => blame.path.join('.') === 'spec')).toBe(true);
  });

  test('ends a Pod that nobody makes again', () => {
    const { verdict, end, losses } = lost('Pod');
    expect({ verdict, end }).toMatchObject({ end: { done: false, why: 'nothing makes another pod' } });
    expect(losses[0]?.blame.words).toContain('no pod on another one');
  });
});
