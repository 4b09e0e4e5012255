import { check } from '../../../lib/check';
import { AUTOSCALER, BUDGET, changed, SERVICE, STATEFUL_SET, together, WEB } from '../../../lib/rules/support/example';
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

describe('serving with one pod fewer for some seconds is a loss only where somebody counts on all of them', () => {
  const nothingStated = (text: string) => text.replace(/ {4}zero-downtime\/.*\n/g, '').replace('  annotations:\n', '');
  const unstated = (strategy: string) =>
    nothingStated(
      together(
        web('replicas: 3', 'cluster-ip', { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': strategy }),
        SERVICE,
      ),
    );

  test("Kubernetes' own default says nothing about the load", () => {
    expect(unstated('type: RollingUpdate')).not.toContain('zero-downtime/');
    expect(found(unstated('type: RollingUpdate'))).toEqual([]);
  });

  test('a maxUnavailable that is written does, and so does any stated fact', () => {
    const written = found(unstated('rollingUpdate: { maxUnavailable: 0 }'));
    expect(written.map(([severity]) => severity)).toEqual(['warning']);
    expect(written.flat()).toContain(NEEDED(3));
    const stated = web('replicas: 3', 'cluster-ip', { 'rollingUpdate: { maxSurge: 1, maxUnavailable: 0 }': '' });
    expect(found(stated).map(([severity]) => severity)).toEqual(['warning']);
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
