import { check } from '../../lib/check';
import { changed, BUDGET, SERVICE, together, WEB } from '../../lib/rules/support/example';
import { simulate } from '../../lib/simulation';
import { readWorld } from '../../lib/workload';
import { manifestsIn } from './support/manifests';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';

const waiting = (seconds: number) =>
  changed(WEB, {
    [HOOK]: `lifecycle: { preStop: { sleep: { seconds: ${seconds} } } }`,
    'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 200',
  });

const ingress = (annotations = '') => `
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata:
  name: web
  annotations:
    alb.ingress.kubernetes.io/target-type: ip
    ${annotations}
spec:
  ingressClassName: alb
  defaultBackend: { service: { name: web, port: { number: 80 } } }
`;
const delay = (seconds: number) =>
  `alb.ingress.kubernetes.io/target-group-attributes: deregistration_delay.timeout_seconds=${seconds}`;
const behindAlb = (seconds: number, annotations = '') =>
  together(waiting(seconds), SERVICE, BUDGET, ingress(annotations));
const network = (attributes = '') => `
apiVersion: v1
kind: Service
metadata:
  name: web
  annotations:
    service.beta.kubernetes.io/aws-load-balancer-type: external
    service.beta.kubernetes.io/aws-load-balancer-nlb-target-type: ip
    ${attributes}
spec:
  type: LoadBalancer
  selector: { app: web }
  ports: [{ port: 80, targetPort: http }]
`;

const found = (text: string, wanted: string) =>
  check(manifestsIn(text))
    .findings.filter(({ rule }) => rule === wanted)
    .map(({ severity, assumptions }) => [severity, assumptions.join('; ')]);

describe('how long a load balancer of AWS sends requests to a deleted pod is stated nowhere', () => {
  test.each([
    ['without a deregistration delay', 6, '', 'no deregistration_delay is stated'],
    ['with one', 10, delay(5), 'its deregistration_delay is 5 s'],
    ['with one that the hook outlasts', 30, delay(20), 'its deregistration_delay is 20 s'],
  ])('%s it is assumed, and no error', (_what, seconds, annotations, words) => {
    expect(found(behindAlb(seconds, annotations), 'pre-stop-too-short')).toEqual([
      ['warning', expect.stringContaining(`up to 120 s after it is deleted (25 to 70 s are usual)`)],
    ]);
    expect(found(behindAlb(seconds, annotations), 'pre-stop-too-short')).toEqual([
      ['warning', expect.stringContaining(words)],
    ]);
  });

  test('what the Service loses beside it is certain, and said with its own numbers', () => {
    const [finding] = check(manifestsIn(behindAlb(2))).findings.filter(({ rule }) => rule === 'pre-stop-too-short');
    expect(finding).toMatchObject({
      severity: 'error',
      assumptions: [],
      editsRestOn: [expect.stringContaining('120 s')],
    });
    expect(finding?.message).toContain('drain lag of cluster-ip 5 s');
    expect(finding?.message).not.toContain('120');
    expect(finding?.fix).toMatch(/wait 120 s or more.*since the load balancer of AWS/);
  });

  test('a grace period that is too short for what is certain is not counted from what is assumed', () => {
    const short = changed(behindAlb(6), { 'terminationGracePeriodSeconds: 200': 'terminationGracePeriodSeconds: 8' });
    const [finding] = check(manifestsIn(short)).findings.filter(({ rule }) => rule === 'grace-too-short');
    expect(finding?.message).not.toContain('120');
  });

  test.each([
    [69, 'warning'],
    [70, 'info'],
    [119, 'info'],
  ])('a hook of %d s is a %s: what is usual is 70 s at most', (seconds, severity) => {
    expect(found(behindAlb(seconds), 'pre-stop-too-short').map(([grave]) => grave)).toEqual([severity]);
  });

  test('a request whose length is assumed makes no more of it', () => {
    const unstated = (seconds: number) => behindAlb(seconds).replace(/ {4}zero-downtime\/.*\n/g, '');
    const graves = [69, 70].map((seconds) => found(unstated(seconds), 'pre-stop-too-short').map(([grave]) => grave));
    expect(graves).toEqual([['warning'], ['info']]);
  });

  test('a hook as long as the longest that is known is enough', () => {
    expect(found(behindAlb(120), 'pre-stop-too-short')).toEqual([]);
  });

  test.each([
    ['', 'no deregistration_delay is stated'],
    [
      'service.beta.kubernetes.io/aws-load-balancer-target-group-attributes: deregistration_delay.timeout_seconds=30',
      'its deregistration_delay is 30 s',
    ],
  ])('a network load balancer is no surer (%s)', (attributes, words) => {
    expect(found(together(waiting(60), network(attributes), BUDGET), 'pre-stop-too-short')).toEqual([
      ['warning', expect.stringContaining(words)],
    ]);
  });

  test('what somebody has stated is no assumption', () => {
    const stated = changed(waiting(60), {
      'zero-downtime/on-sigterm: drains':
        'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: aws-alb(drain-lag=90s)',
    });
    expect(found(together(stated, SERVICE, BUDGET, ingress()), 'pre-stop-too-short')).toEqual([['error', '']]);
  });

  test('a simulation that loses requests for it rests on the same', () => {
    const world = readWorld(manifestsIn(behindAlb(30, delay(20))));
    const [rollout] = simulate(world, { scenarios: ['rollout'] });
    const [[, assumption] = []] = found(behindAlb(30, delay(20)), 'pre-stop-too-short');
    expect(rollout?.verdict).toBe('loses');
    expect(rollout?.assumptions).toContain(assumption);
  });
});

describe('the label of a namespace that is not among the manifests may be set elsewhere', () => {
  const alone = (text: string) => changed(text, { 'replicas: 3': 'replicas: 1' });
  const namespace = (labels: string) => `
apiVersion: v1
kind: Namespace
metadata: { name: default${labels} }
`;
  const NO_GATE = 'gives its pods no readiness gate';

  test('what a rollout loses for want of a gate rests on it', () => {
    expect(found(alone(behindAlb(120)), 'min-ready-too-short')).toEqual([
      ['warning', expect.stringContaining(NO_GATE)],
    ]);
  });

  test('a namespace among the manifests tells itself', () => {
    const told = together(alone(behindAlb(120)), namespace(''));
    expect(found(told, 'min-ready-too-short')).toEqual([['warning', expect.not.stringContaining(NO_GATE)]]);
    const gated = together(
      alone(behindAlb(120)),
      namespace(', labels: { elbv2.k8s.aws/pod-readiness-gate-inject: enabled }'),
    );
    expect(found(gated, 'min-ready-too-short')).toEqual([]);
  });

  test('of what is no load balancer of AWS nothing is assumed', () => {
    const edge = changed(alone(waiting(120)), {
      'zero-downtime/on-sigterm: drains':
        'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: custom(name=edge drain-lag=5s first-use=60s)',
    });
    expect(found(together(edge, SERVICE, BUDGET), 'min-ready-too-short')).toEqual([
      ['error', expect.not.stringContaining(NO_GATE)],
    ]);
  });
});
