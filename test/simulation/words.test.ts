import { casesOf, findChange, notSimulated, worstOutcome, type Outcome, type ScenarioName } from '../../lib/simulation';
import type { Workload, World } from '../../lib/workload';
import { type Web, web, worldOf } from './manifests';

function play(world: World, scenario: ScenarioName): Outcome {
  const [one] = casesOf(world, { scenarios: [scenario] });
  if (!one) throw new Error(`${scenario} does not apply`);
  return worstOutcome(world, one);
}

const whyOf = ({ end }: Outcome) => (end.done ? 'done' : end.why);
const budget = (name: string, limit: string) =>
  `{ apiVersion: policy/v1, kind: PodDisruptionBudget, metadata: { name: ${name} }, spec: { ${limit}, selector: { matchLabels: { app: web } } } }`;
const together = (world: World, ...texts: readonly string[]) =>
  worldOf([...world.manifests.map(({ object }) => JSON.stringify(object)), ...texts].join('\n---\n'));

const POD = (more = '') => `
    metadata: { labels: { app: web } }
    spec:
      ${more}
      containers: [{ name: web, image: 'web:1', ports: [{ name: http, containerPort: 80 }], readinessProbe: { tcpSocket: { port: http } } }]`;

describe('A drain that never ends says', () => {
  test('which budget keeps the only replica, and by which number', () => {
    const outcome = play(together(web({ replicas: 1, budget: null }), budget('one', 'minAvailable: 1')), 'drain-node');
    expect(outcome.verdict).toBe('stuck');
    expect(whyOf(outcome)).toMatch(/budget one \(minAvailable 1\) allows no eviction with 1 of 1 pods ready/);
  });

  // pkg/registry/core/pod/storage/eviction.go: 500, which kubectl does not try again
  test('which two budgets select the same pods, and that kubectl fails', () => {
    const world = together(web({ budget: null }), budget('one', 'minAvailable: 1'), budget('two', 'maxUnavailable: 1'));
    expect(whyOf(play(world, 'drain-node'))).toMatch(
      /budgets one and two .* refuses every eviction.* ends with an error/,
    );
  });
});

describe('A release says', () => {
  test('that nothing happens where the Deployment is paused', () => {
    const { manifests } = web();
    const [deployment, ...rest] = manifests.map(
      ({ object }) => structuredClone(object) as { spec: { paused?: boolean } },
    );
    if (deployment) deployment.spec.paused = true;
    const world = worldOf([deployment, ...rest].map((object) => JSON.stringify(object)).join('\n---\n'));
    const outcome = play(world, 'rollout');
    expect(outcome).toMatchObject({ verdict: 'stuck', lost: 0 });
    expect(whyOf(outcome)).toMatch(/nothing happens: web is paused \(spec\.paused\)/);
    expect(notSimulated(world)).toMatchObject([{ why: expect.stringContaining('spec.paused') }]);
    expect(play(world, 'scale-down')).toMatchObject({ verdict: 'safe', end: { done: true } });
  });

  const lostToNothing = (given: Web, scenario: ScenarioName) =>
    play(web(given), scenario)
      .losses.filter(({ cause }) => cause === 'no-endpoint')
      .map(({ blame }) => blame.path.join('.'));

  // 25 % of 2 is no pod, rounded down: maxUnavailable takes none away
  test('that a missing readiness probe lets it take the old pods, where maxUnavailable would keep them', () => {
    const blind = { replicas: 2, readiness: '', minReady: 0, strategy: '{}' };
    const paths = lostToNothing(blind, 'crashes-at-once');
    expect(paths).toContain('spec.template.spec.containers.0.readinessProbe');
    expect(paths.join()).not.toContain('maxUnavailable');
  });

  test('that Recreate ends all pods first, on the way back as well', () => {
    const paths = lostToNothing({ strategy: '{ type: Recreate }' }, 'rollback');
    expect(new Set(paths)).toEqual(new Set(['spec.strategy.type']));
  });

  test('that what crashes after it became available has passed minReadySeconds', () => {
    expect(new Set(lostToNothing({}, 'crashes-later'))).toEqual(new Set(['spec.minReadySeconds']));
  });

  const partitioned = (partition: number) =>
    worldOf(`
apiVersion: apps/v1
kind: StatefulSet
metadata: { name: web }
spec:
  replicas: 3
  serviceName: web
  updateStrategy: { rollingUpdate: { partition: ${partition} } }
  selector: { matchLabels: { app: web } }
  template:${POD()}
`);

  test('how many pods of a StatefulSet the partition keeps; its middle is half of the others', () => {
    const outcome = play(partitioned(2), 'rollback');
    expect(outcome.assumptions).toContain('a release replaces 1 of 3 pods: the partition keeps the others');
    expect(outcome.end.done).toBe(true);
  });

  test('that there is none where the partition keeps all pods', () => {
    expect(casesOf(partitioned(3), { scenarios: ['rollout', 'rollback'] })).toEqual([]);
    expect(notSimulated(partitioned(3))).toMatchObject([{ why: 'its partition 3 keeps all pods as they are' }]);
  });

  const rollout = (strategy: string) =>
    worldOf(`
apiVersion: argoproj.io/v1alpha1
kind: Rollout
metadata: { name: web, annotations: { zero-downtime/on-sigterm: drains, zero-downtime/traffic: cluster-ip } }
spec:
  replicas: 4
  minReadySeconds: 5
  strategy: { ${strategy} }
  selector: { matchLabels: { app: web } }
  template:${POD()}
`);

  test('that the steps of a Rollout are not played, and which of its fields takes pods away', () => {
    const world = rollout('canary: { steps: [{ setWeight: 25 }, { pause: {} }] }');
    const { assumptions, losses } = play(world, 'rollout');
    expect(assumptions.join('\n')).toMatch(/canary steps without pauses/);
    const paths = losses.map(({ blame }) => blame.path.join('.'));
    expect(paths).toContain('spec.strategy.canary.maxUnavailable');
    const change = findChange(world, world.workloads[0] as Workload, { scenarios: ['rollout'] });
    const edits = 'none' in change ? [] : change.edits;
    expect(edits.map(({ path }) => path.join('.'))).toContain('spec.strategy.canary.maxUnavailable');
  });

  test('that a Rollout of two colours is promoted', () => {
    const { assumptions } = play(rollout('blueGreen: { activeService: web }'), 'rollout');
    expect(assumptions.join('\n')).toMatch(/promoted as soon as its new pods are available/);
  });
});

describe('A loss is blamed', () => {
  test('on minReadySeconds where a rollout counts on pods that no request reaches yet', () => {
    const [deployment, ...rest] = web().manifests.map(
      ({ object }) => structuredClone(object) as { spec: { minReadySeconds?: number } },
    );
    if (deployment) deployment.spec.minReadySeconds = 0;
    const world = worldOf([deployment, ...rest].map((object) => JSON.stringify(object)).join('\n---\n'));
    const { losses } = play(world, 'rollout');
    expect(new Set(losses.map(({ blame }) => blame.path.join('.')))).toEqual(new Set(['spec.minReadySeconds']));
  });

  test('on nobody else where a Pod that no controller runs has gone', () => {
    const world = worldOf(`
apiVersion: v1
kind: Pod
metadata: { name: web, labels: { app: web }, annotations: { zero-downtime/traffic: cluster-ip } }
spec: { containers: [{ name: web, image: 'web:1', ports: [{ containerPort: 80 }] }] }
`);
    const { losses, end } = play(world, 'delete-pod');
    const last = losses.find(({ cause }) => cause === 'no-endpoint');
    expect(last?.blame.words).toBe('no controller runs the pod: nothing makes another one');
    expect(end).toMatchObject({ done: false, why: 'nothing makes another pod' });
  });
});

describe('The cause of a loss tells', () => {
  const causesOf = (world: World, scenario: ScenarioName) =>
    play(world, scenario)
      .losses.map(({ blame }) => blame.words)
      .join('\n');

  test('of a missing readiness probe beside the hook, in a rollout and in no drain', () => {
    const blind = web({ readiness: '', preStop: '', minReady: 0 });
    expect(causesOf(blind, 'rollout')).toMatch(
      /gets SIGTERM 0 s .*; besides, web needs 3 s to serve.* no readiness probe/,
    );
    expect(causesOf(web({ preStop: '' }), 'rollout')).not.toContain('besides');
    expect(causesOf(blind, 'delete-pod')).not.toContain('besides');
  });

  test('of clients that keep the address of a single pod behind a headless Service', () => {
    const one = web({ replicas: 1, budget: null, facts: { traffic: 'headless' } });
    expect(causesOf(one, 'drain-node')).toMatch(/a single replica: .* find the next one up to \d+ s after it is ready/);
    expect(causesOf(web({ replicas: 1, budget: null }), 'drain-node')).not.toContain('headless');
  });
});
