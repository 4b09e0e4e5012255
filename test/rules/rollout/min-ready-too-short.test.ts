import { check } from '../../../lib/check';
import {
  AUTOSCALER,
  BUDGET,
  changed,
  INGRESS,
  SERVICE,
  STATEFUL_SET,
  together,
  WEB,
} from '../../../lib/rules/support/example';
import { simulate } from '../../../lib/simulation';
import { readWorld } from '../../../lib/workload';
import { manifestsIn } from '../support/manifests';

const STATED = 'zero-downtime/on-sigterm: drains';
const GATE = 'readinessGates: [{ conditionType: target-health.elbv2.k8s.aws/web }]';

/** The application without minReadySeconds, with so many replicas, behind such traffic. */
const web = (replicas: string, traffic: string, more: Readonly<Record<string, string>> = {}) =>
  changed(WEB, {
    'minReadySeconds: 5': '',
    'replicas: 3': replicas,
    [STATED]: `${STATED}\nzero-downtime/traffic: ${traffic}`,
    ...more,
  });

const found = (text: string) =>
  check(manifestsIn(text))
    .findings.filter(({ rule }) => rule === 'min-ready-too-short')
    .map(({ severity, assumptions }) => [severity, ...assumptions]);

const NEEDED = (count: number) => `${count} replicas are needed to carry the load`;

describe('what follows the endpoints knows the new pod when it drops the old one', () => {
  test.each(['cluster-ip', 'node-port', 'headless', 'ingress-nginx', 'mesh(drain-lag=5s first-use=5s)'])(
    'behind %s one replica loses nothing, and several serve with one less only if that is too few',
    (traffic) => {
      const lag = {
        'lifecycle: { preStop: { sleep: { seconds: 5 } } }': 'lifecycle: { preStop: { sleep: { seconds: 35 } } }',
      };
      expect(found(web('replicas: 1', traffic, lag))).toEqual([]);
      expect(found(web('replicas: 3', traffic, lag))).toEqual([['warning', NEEDED(3)]]);
    },
  );

  test('an autoscaler from one replica on may want two', () => {
    const scaled = together(web('', 'cluster-ip'), changed(AUTOSCALER, { 'minReplicas: 2': 'minReplicas: 1' }));
    expect(found(scaled)).toEqual([['warning', NEEDED(2)]]);
    const held = changed(scaled, { 'maxReplicas: 10': 'maxReplicas: 1' });
    expect(found(held)).toEqual([]);
  });

  test('where nothing says how many replicas there are, one loses nothing', () => {
    expect(found(web('', 'cluster-ip'))).toEqual([]);
  });
});

describe('what follows the endpoints in order loses nothing, and who has stated nothing is told nothing', () => {
  const nothingStated = (text: string) => text.replace(/ {4}zero-downtime\/.*\n/g, '').replace('  annotations:\n', '');
  const unstated = (strategy: string, ...others: readonly string[]) =>
    nothingStated(
      together(
        web('replicas: 3', 'cluster-ip', {
          'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': strategy,
          'lifecycle: { preStop: { sleep: { seconds: 5 } } }': 'lifecycle: { preStop: { sleep: { seconds: 36 } } }',
          'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 75',
        }),
        ...others,
      ),
    );
  const HEADLESS = changed(SERVICE, {
    'selector: { app: web }': 'clusterIP: None\nselector: { app: web }',
    'name: web': 'name: web-pods',
  });

  test.each(['type: RollingUpdate', 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }'])(
    'whether %s is written, no route of the cluster asks for minReadySeconds, and no rollout loses anything',
    (strategy) => {
      const text = unstated(strategy, HEADLESS);
      expect(text).not.toContain('zero-downtime/');
      expect(found(text)).toEqual([]);
      const world = readWorld(manifestsIn(text));
      const outcomes = simulate(world, { scenarios: ['rollout'] });
      expect(outcomes.map(({ verdict, lost }) => [verdict, lost])).toEqual([['safe', 0]]);
    },
  );

  test('a stated fact says that somebody counts on every pod', () => {
    const stated = web('replicas: 3', 'cluster-ip', { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '' });
    expect(found(stated)).toEqual([['warning', NEEDED(3)]]);
  });

  test('a load balancer with targets of its own is told of without any fact', () => {
    const balancer = 'annotations: { alb.ingress.kubernetes.io/target-type: ip }';
    const ingress = changed(INGRESS, {
      'name: web': `name: web\n${balancer}`,
      'rules:': 'ingressClassName: alb\nrules:',
    });
    expect(found(unstated('rollingUpdate: { maxUnavailable: 0 }', ingress)).map(([severity]) => severity)).toEqual([
      'warning',
    ]);
  });
});

test('a StatefulSet of two loses both names behind a load balancer that is later than its rollout', () => {
  const balanced = changed(together(STATEFUL_SET, SERVICE, BUDGET), {
    'replicas: 3': 'replicas: 2',
    [STATED]: `${STATED}\nzero-downtime/traffic: aws-alb(drain-lag=5s)`,
  });
  expect(found(balanced).map(([severity]) => severity)).toEqual(['warning']);
  expect(found(changed(balanced, { 'minReadySeconds: 5': 'minReadySeconds: 60' }))).toEqual([]);
});

describe('a load balancer drops the old pod at once', () => {
  const ALB = 'aws-alb(drain-lag=5s first-use=20s)';

  test('one replica leaves nothing until its checks have passed: that is certain', () => {
    expect(found(web('replicas: 1', ALB))).toEqual([['error']]);
  });

  test('where its delay is assumed, that is what it rests on, and not that two are needed', () => {
    const balanced = (replicas: string) =>
      changed(WEB, {
        'minReadySeconds: 5': '',
        'replicas: 3': replicas,
        'selector: { app: web }': 'type: LoadBalancer\nexternalTrafficPolicy: Local\nselector: { app: web }',
      });
    const alone = found(balanced('replicas: 1')).flat();
    expect(alone).toContainEqual(expect.stringMatching(/^the load balancer/));
    expect(alone).not.toContain(NEEDED(2));
    expect(found(balanced('replicas: 2')).flat()).toContain(NEEDED(2));
  });

  test('unless its gate keeps the pod from being ready before', () => {
    const gated = { 'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: 25\n${GATE}` };
    expect(found(web('replicas: 1', ALB, gated))).toEqual([]);
  });

  test('several may still have old ones', () => {
    expect(found(web('replicas: 2', ALB))).toEqual([['warning', NEEDED(2)]]);
  });

  test('one that is quicker than minReadySeconds counts for nothing beside a slower one that follows in order', () => {
    const slow = web('replicas: 1', 'custom(drain-lag=5s first-use=3s), ingress-nginx', {
      'strategy:': 'minReadySeconds: 4\nstrategy:',
    });
    expect(found(slow)).toEqual([]);
  });
});
