import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv';
import { App, Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import { parse } from 'yaml';
import {
  Autoscaled,
  GracefulAutoscaler,
  HealthCheck,
  Identity,
  OnSigterm,
  OwnService,
  RolloutAnalysis,
  RolloutStep,
  RolloutStrategy,
  Traffic,
  TrafficSplit,
  ZeroDowntimeRollout,
  type ZeroDowntimeRolloutProps,
} from '../../../lib';
import { check } from '../../../lib/check';
import { simulate } from '../../../lib/simulation';
import { readWorld } from '../../../lib/workload';
import { ofKind, type Rendered } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);

/** A service inside the cluster. */
const CHECKOUT: Omit<ZeroDowntimeRolloutProps, 'strategy'> = {
  image: 'registry.example.com/checkout:2.0.1',
  port: 8080,
  replicas: 4,
  slowestStart: seconds(30),
  longestRequest: seconds(10),
  onSigterm: OnSigterm.drains(),
  health: { readiness: HealthCheck.httpGet('/ready') },
};

const INSIDE = [Traffic.clusterIp()];
const STEPS = [RolloutStep.weight(20), RolloutStep.pause()];
const BLUE_GREEN = RolloutStrategy.blueGreen();
const BY_PODS = RolloutStrategy.canary({ steps: STEPS });
const BY_ROUTES = RolloutStrategy.canary({ steps: STEPS, split: TrafficSplit.byRoutes() });

/** What plain JavaScript lets somebody write. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
type Anything = any;

const chartOf = () => new Chart(Testing.app(), 'test', { namespace: 'shop' });
const rollout = (changes: Anything = {}, chart: Chart = chartOf()) =>
  new ZeroDowntimeRollout(chart, 'checkout', { ...CHECKOUT, strategy: BLUE_GREEN, ...changes });
const manifestsOf = (made: ZeroDowntimeRollout): Rendered[] => Testing.synth(Chart.of(made));
const rendered = (changes: Anything = {}) => manifestsOf(rollout({ traffic: INSIDE, ...changes }));
const routed = (strategy: RolloutStrategy, expose: (made: ZeroDowntimeRollout) => unknown) => {
  const made = rollout({ strategy });
  expose(made);
  return manifestsOf(made);
};
const servicesOf = (manifests: Rendered[]): string[] =>
  manifests.filter(({ kind }) => kind === 'Service').map(({ metadata }) => metadata.name);
const strategyOf = (manifests: Rendered[]): Rendered => ofKind(manifests, 'Rollout').spec.strategy;
const numberOf = (made: ZeroDowntimeRollout, field: string) =>
  made.plan.numbers.find((number) => number.field === field);

describe('the pods', () => {
  test('are those of a Deployment made from the same facts, spread by revisions of a Rollout', () => {
    const { apiVersion, spec } = ofKind(rendered(), 'Rollout');
    expect(apiVersion).toBe('argoproj.io/v1alpha1');
    expect(spec).toMatchObject({
      replicas: 4,
      minReadySeconds: 5 + 5,
      template: { spec: { terminationGracePeriodSeconds: 10 + 10 + 5 } },
    });
    const [serving] = spec.template.spec.containers;
    expect(serving.lifecycle.preStop).toEqual({ sleep: { seconds: 5 + 5 } });
    expect(spec.template.spec.topologySpreadConstraints[0].matchLabelKeys).toEqual(['rollouts-pod-template-hash']);
  });

  test('keep the selector of what runs already', () => {
    const manifests = rendered({ identity: Identity.of({ name: 'old', selector: { app: 'old' } }) });
    expect(ofKind(manifests, 'Rollout').spec.selector.matchLabels).toEqual({ app: 'old' });
    for (const { spec } of manifests.filter(({ kind }) => kind === 'Service'))
      expect(spec.selector).toEqual({ app: 'old' });
    expect(strategyOf(manifests).blueGreen).toMatchObject({ activeService: 'old', previewService: 'old-preview' });
  });

  test('are counted by an autoscaler, of the app or elsewhere', () => {
    const made = rollout({ traffic: INSIDE, replicas: undefined });
    new GracefulAutoscaler(Chart.of(made), 'scaler', {
      target: made,
      minReplicas: 3,
      maxReplicas: 9,
      metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
    });
    const manifests = manifestsOf(made);
    expect(ofKind(manifests, 'Rollout').spec.replicas).toBeUndefined();
    expect(ofKind(manifests, 'HorizontalPodAutoscaler').spec.scaleTargetRef).toEqual({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      name: 'checkout',
    });
    const elsewhere = rendered({ replicas: undefined, autoscaled: Autoscaled.between(3, 9) });
    expect(ofKind(elsewhere, 'Rollout').spec.replicas).toBeUndefined();
  });
});

describe('pods that requests have been moved away from stay', () => {
  test.each([
    [Traffic.clusterIp(), 30],
    [Traffic.headless(), 35 + 5],
    [Traffic.custom('edge', { drainLag: seconds(90), firstUse: seconds(10) }), 90 + 5],
  ])('until no request reaches them, 30 s at the least', (traffic, delay) => {
    const made = rollout({ traffic: [traffic] });
    expect(strategyOf(manifestsOf(made)).blueGreen).toMatchObject({
      scaleDownDelaySeconds: delay,
      abortScaleDownDelaySeconds: delay,
    });
    expect(numberOf(made, 'scaleDownDelaySeconds')).toMatchObject({ value: delay, bound: traffic._source.drainLag });
    expect(numberOf(made, 'scaleDownDelaySeconds')?.reason).toMatch(/new requests arrive up to \d+ s after that/);
    expect(made.plan).toMatchObject({ scaleDownDelay: delay, abortScaleDownDelay: delay });
  });

  test('as long as is stated, and the plan says so', () => {
    const made = rollout({
      traffic: INSIDE,
      strategy: RolloutStrategy.blueGreen({ scaleDownDelay: Duration.minutes(10) }),
    });
    expect(strategyOf(manifestsOf(made)).blueGreen.scaleDownDelaySeconds).toBe(600);
    expect(numberOf(made, 'scaleDownDelaySeconds')?.reason).toMatch(/^stated; /);
  });

  test('not where nothing but their number splits requests: then it is a rolling update', () => {
    expect(strategyOf(rendered({ strategy: BY_PODS })).canary).toEqual({
      maxSurge: '25%',
      maxUnavailable: 0,
      steps: [{ setWeight: 20 }, { pause: {} }],
    });
  });

  test('not where the old ones go with their weight, which the plan warns of', () => {
    const strategy = RolloutStrategy.canary({ split: TrafficSplit.byRoutes(), dynamicStableScale: true });
    const made = rollout({ strategy });
    made.exposeViaNginx('shop.example.com');
    const { canary } = strategyOf(manifestsOf(made));
    expect(canary).toMatchObject({ dynamicStableScale: true });
    expect(canary.scaleDownDelaySeconds).toBeUndefined();
    expect(made.plan.warnings.join()).toMatch(/finds no pod behind the stable Service/);
  });
});

describe('requests are moved between Services that lead alike', () => {
  test('by blue/green: the active and the preview one', () => {
    const manifests = rendered({ ownService: OwnService.of({ port: 80 }) });
    expect(servicesOf(manifests)).toEqual(['checkout', 'checkout-preview']);
    const [active, preview] = manifests.filter(({ kind }) => kind === 'Service');
    expect(preview.spec).toEqual({ ...active.spec, externalIPs: undefined });
  });

  test('by ingress-nginx: the stable and the canary one, and Argo knows the Ingress', () => {
    const manifests = routed(BY_ROUTES, (made) => made.exposeViaNginx('shop.example.com'));
    expect(servicesOf(manifests)).toEqual(['checkout', 'checkout-canary']);
    expect(strategyOf(manifests).canary).toMatchObject({
      stableService: 'checkout',
      canaryService: 'checkout-canary',
      trafficRouting: { nginx: { stableIngress: 'checkout' } },
    });
  });

  test('by an application load balancer: two that take turns, behind an action that Argo writes', () => {
    const manifests = routed(BY_ROUTES, (made) => made.exposeViaAlb('shop.example.com'));
    expect(servicesOf(manifests)).toEqual(['checkout', 'checkout-ping', 'checkout-pong']);
    const { canary } = strategyOf(manifests);
    expect(canary).toMatchObject({
      pingPong: { pingService: 'checkout-ping', pongService: 'checkout-pong' },
      trafficRouting: { alb: { ingress: 'checkout', rootService: 'checkout', servicePort: 8080 } },
      scaleDownDelaySeconds: 120 + 5,
    });
    expect(canary.stableService).toBeUndefined();
    const [rule] = ofKind(manifests, 'Ingress').spec.rules;
    expect(rule.http.paths[0].backend.service).toEqual({ name: 'checkout', port: { name: 'use-annotation' } });
  });

  test('by Istio: a VirtualService with both', () => {
    const manifests = routed(BY_ROUTES, (made) => made.exposeViaIstio({ hosts: ['shop'], gateways: ['mesh'] }));
    expect(strategyOf(manifests).canary.trafficRouting).toEqual({ istio: { virtualService: { name: 'checkout' } } });
    const { hosts, http } = ofKind(manifests, 'VirtualService').spec;
    expect(hosts).toEqual(['shop']);
    expect(http[0]).toEqual({
      name: 'primary',
      route: [
        { destination: { host: 'checkout', port: { number: 8080 } }, weight: 100 },
        { destination: { host: 'checkout-canary', port: { number: 8080 } }, weight: 0 },
      ],
      timeout: '15s',
    });
  });

  test('by a gateway of the Gateway API: a route with both, and the plugin of Argo', () => {
    const made = rollout({ strategy: BY_ROUTES });
    made.exposeViaGateway('public');
    const manifests = manifestsOf(made);
    expect(strategyOf(manifests).canary.trafficRouting).toEqual({
      plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'checkout', namespace: 'shop' } },
    });
    expect(ofKind(manifests, 'HTTPRoute').spec.rules[0].backendRefs).toEqual([
      { name: 'checkout', port: 8080, weight: 100 },
      { name: 'checkout-canary', port: 8080, weight: 0 },
    ]);
    expect(made.plan.requiredElsewhere.join()).toMatch(/leave the weights of the route to the controller/);
  });

  test.each<[string, TrafficSplit, object]>([
    ['nginx', TrafficSplit.nginx('edge'), { nginx: { stableIngress: 'edge' } }],
    ['alb', TrafficSplit.alb('edge', 80), { alb: { ingress: 'edge', rootService: 'checkout', servicePort: 80 } }],
    [
      'istio',
      TrafficSplit.istio('edge', { routes: ['primary'] }),
      { istio: { virtualService: { name: 'edge', routes: ['primary'] } } },
    ],
    [
      'gateway',
      TrafficSplit.gateway('edge', { namespace: 'edge' }),
      { plugins: { 'argoproj-labs/gatewayAPI': { httpRoute: 'edge', namespace: 'edge' } } },
    ],
  ])('by a route that is made elsewhere: %s', (kind, split, routing) => {
    const strategy = RolloutStrategy.canary({ steps: STEPS, split });
    const manifests = rendered({ strategy, traffic: kind === 'alb' ? [Traffic.awsAlb()] : INSIDE });
    expect(strategyOf(manifests).canary.trafficRouting).toEqual(routing);
    expect(servicesOf(manifests)).toEqual(
      kind === 'alb' ? ['checkout', 'checkout-ping', 'checkout-pong'] : ['checkout', 'checkout-canary'],
    );
  });

  test('by several Ingresses at once', () => {
    const manifests = routed(BY_ROUTES, (made) => {
      made.exposeViaNginx('shop.example.com');
      made.exposeViaNginx('shop.example.org', { name: 'other' });
    });
    expect(strategyOf(manifests).canary.trafficRouting).toEqual({ nginx: { stableIngresses: ['checkout', 'other'] } });
  });
});

/** The definition of Rollouts, whose fields are all that there are. */
function closedSchema(): object {
  const { spec } = parse(readFileSync(join(__dirname, '../../../imports/crds/rollout.yaml'), 'utf8')) as Anything;
  const close = (schema: Anything): Anything => {
    const rest = { ...schema, format: undefined };
    delete rest.format; // int32 means nothing to a validator of JSON
    if (rest['x-kubernetes-int-or-string']) return { type: ['integer', 'string'] };
    if (rest['x-kubernetes-preserve-unknown-fields']) return {};
    if (rest.items) rest.items = close(rest.items);
    if (!rest.properties || Object.keys(rest.properties).length === 0) return rest;
    const properties = Object.fromEntries(Object.entries(rest.properties).map(([key, one]) => [key, close(one)]));
    return { ...rest, properties, additionalProperties: false };
  };
  const schema = close(spec.versions[0].schema.openAPIV3Schema);
  return { ...schema, properties: { ...schema.properties, metadata: {} } };
}

test('every Rollout is as the definition of Argo has it, and silent in check', () => {
  const validate = new Ajv().compile(closedSchema());
  const analysis = RolloutAnalysis.of(['success-rate'], { args: { service: 'checkout' }, clusterScope: true });
  const made = [
    rendered({
      strategy: RolloutStrategy.blueGreen({
        previewReplicas: 2,
        autoPromotionDelay: seconds(60),
        prePromotionAnalysis: analysis,
        postPromotionAnalysis: analysis,
      }),
    }),
    rendered({ strategy: RolloutStrategy.blueGreen({ autoPromotion: false }) }),
    rendered({ strategy: BY_PODS }),
    routed(
      RolloutStrategy.canary({
        analysis,
        split: TrafficSplit.byRoutes(),
        steps: [RolloutStep.pods(1), RolloutStep.analysis(analysis), RolloutStep.podsByWeight(), ...STEPS],
      }),
      (one) => one.exposeViaNginx('shop.example.com'),
    ),
    routed(BY_ROUTES, (one) => one.exposeViaAlb('shop.example.com')),
    routed(BY_ROUTES, (one) => one.exposeViaIstio()),
    routed(BY_ROUTES, (one) => one.exposeViaGateway('public', { grpc: true })),
    routed(BLUE_GREEN, (one) => one.exposeViaNginx('shop.example.com')),
    routed(BY_PODS, (one) => one.exposeViaNlb()),
  ];
  for (const manifests of made) {
    validate(ofKind(manifests, 'Rollout'));
    expect(validate.errors ?? []).toEqual([]);
    // Of a readiness gate the namespace decides, which is not among these.
    const { findings } = check(
      manifests.map((object) => ({ object })),
      { severities: { 'drain-outruns-routing': 'off' } },
    );
    expect(findings).toEqual([]);
  }
});

test('a release that is split by a route is played with all old pods, and loses nothing', () => {
  const manifests = routed(BY_ROUTES, (made) => made.exposeViaNginx('shop.example.com'));
  const scenarios = ['rollout', 'rollback', 'never-ready', 'drain-node'] as const;
  const outcomes = simulate(readWorld(manifests.map((object) => ({ object }))), { scenarios, fix: false });
  expect(outcomes.map(({ scenario, lost }) => [scenario, lost])).toEqual(scenarios.map((scenario) => [scenario, 0]));
});

describe('a mistake is refused, in words of the prop', () => {
  const refusal = (changes: Anything, expose: (made: ZeroDowntimeRollout) => unknown = () => undefined): string => {
    try {
      const made = rollout({ traffic: INSIDE, ...changes }, new Chart(new App(), 'shop'));
      expose(made);
      Testing.synth(Chart.of(made));
      return '';
    } catch (error) {
      return (error as Error).message;
    }
  };
  const canary = (options: Anything) => ({ strategy: RolloutStrategy.canary(options) });
  const blueGreen = (options: Anything) => ({ strategy: RolloutStrategy.blueGreen(options) });
  const split = TrafficSplit.nginx('edge');

  test.each<[string, Anything, RegExp]>([
    ['no strategy', { strategy: undefined }, /state 'strategy'.*RolloutStrategy\.blueGreen\(\)/],
    ['a text', { strategy: 'blueGreen' }, /'strategy' has to be a RolloutStrategy.*the text 'blueGreen'/],
    ["a Deployment's", { strategy: kplus.DeploymentStrategy.recreate() }, /'strategy' has to be a RolloutStrategy/],
    ["Argo's own word", { blueGreen: {} }, /say it by 'strategy': RolloutStrategy\.blueGreen\(\)/],
    ['a Deployment to take over', { workloadRef: {} }, /'workloadRef' takes the pods of a Deployment over/],
    [
      'a worker by blue/green',
      { traffic: [Traffic.none()] },
      /none come in by Traffic\.none\(\).*RolloutStrategy\.canary/,
    ],
    ['no port', { port: undefined }, /there is no port to lead to: state 'port'/],
    ['no Service', { ownService: OwnService.none() }, /OwnService\.none\(\) leaves nothing to move/],
    ['an ALB', { traffic: [Traffic.awsAlb()] }, /aws-alb.*TrafficSplit\.byRoutes\(\) with exposeViaAlb/],
    ['an NLB', { traffic: [Traffic.awsNlb()] }, /aws-nlb.*TrafficSplit\.byPods\(\)/],
    ['a NEG that is split', { traffic: [Traffic.gkeNeg()], ...canary({ split }) }, /gke-neg.*byPods/],
    [
      'more to look at than there are',
      blueGreen({ previewReplicas: 9 }),
      /previewReplicas' 9 is more than 'replicas' 4/,
    ],
    ['none to look at', blueGreen({ previewReplicas: 0 }), /previewReplicas.*1 at least/],
    [
      'two ways of promotion',
      blueGreen({ autoPromotion: false, autoPromotionDelay: seconds(5) }),
      /autoPromotionDelay.*by hand/,
    ],
    ['a text for true', blueGreen({ autoPromotion: 'no' }), /'strategy\.autoPromotion' has to be true or false/],
    ['a number for a time', blueGreen({ scaleDownDelay: 30 }), /'strategy\.scaleDownDelay' has to be a Duration/],
    ['parts of a second', blueGreen({ scaleDownDelay: Duration.millis(1500) }), /whole seconds, and is 1\.5 s/],
    [
      'pods for ever',
      blueGreen({ abortScaleDownDelay: seconds(0) }),
      /abortScaleDownDelay' of 0 s.*Duration\.seconds\(30\)/,
    ],
    ['a name for an analysis', blueGreen({ prePromotionAnalysis: 'smoke' }), /has to be a RolloutAnalysis/],
    ['a delay where there is none', canary({ scaleDownDelay: seconds(60) }), /'strategy\.scaleDownDelay' needs routes/],
    [
      'a shrinking set without routes',
      canary({ dynamicStableScale: true }),
      /'strategy\.dynamicStableScale' needs routes/,
    ],
    ['pods without routes', canary({ steps: [RolloutStep.pods(1)] }), /RolloutStep\.pods' needs routes/],
    ['a step in YAML', canary({ steps: [{ setWeight: 20 }] }), /steps\[0\]' has to be a RolloutStep/],
    ['one step', canary({ steps: RolloutStep.weight(20) }), /'strategy\.steps' has to be a list/],
    ['a word for a split', canary({ split: 'nginx' }), /'strategy\.split' has to be a TrafficSplit/],
    ['no pod may come', canary({ maxSurge: kplus.PercentOrAbsolute.absolute(0) }), /maxSurge' 0.*absolute\(1\)/],
    ['a number of pods', canary({ maxSurge: 1 }), /'strategy\.maxSurge' has to be a PercentOrAbsolute/],
    [
      'a surge that nobody counts',
      canary({ split, maxSurge: kplus.PercentOrAbsolute.absolute(1) }),
      /means nothing where routes split/,
    ],
    [
      'two that exclude each other',
      canary({ split, dynamicStableScale: true, scaleDownDelay: seconds(60) }),
      /exclude each other/,
    ],
    ['a long name', { metadata: { name: 'a'.repeat(60) } }, /has 60 letters.*'metadata\.name' with 55 at most/],
    ['a route that is missing', canary({ split: TrafficSplit.byRoutes() }), /none is made: call exposeViaNginx/],
    ['too little time', { terminationGracePeriod: seconds(12) }, /grace-too-short[^]*prop: terminationGracePeriod/],
  ])('%s', (_what, changes, message) => {
    expect(refusal(changes)).toMatch(message);
  });

  test.each<[string, Anything, (made: ZeroDowntimeRollout) => unknown, RegExp]>([
    [
      'an ALB before blue/green',
      { strategy: BLUE_GREEN },
      (made) => made.exposeViaAlb('a.example.com'),
      /two Services take turns/,
    ],
    ['an NLB before blue/green', { strategy: BLUE_GREEN }, (made) => made.exposeViaNlb(), /byPods/],
    ['GKE before a split', { strategy: BY_ROUTES }, (made) => made.exposeViaGke('a.example.com'), /byPods/],
    [
      'GKE by a gateway',
      { strategy: BY_ROUTES },
      (made) => made.exposeViaGateway('g', { traffic: Traffic.gkeNeg() }),
      /gke-neg/,
    ],
    [
      'ALB and nginx',
      { strategy: BY_ROUTES },
      (made) => [made.exposeViaNginx('a.example.com'), made.exposeViaAlb('a.example.com')],
      /cannot split the same requests/,
    ],
    [
      'another Service',
      { strategy: BLUE_GREEN },
      (made) => made.exposeViaService({ name: 'x' }),
      /moved by its own Service, checkout/,
    ],
  ])('%s', (_what, changes, expose, message) => {
    expect(refusal(changes, expose)).toMatch(message);
  });

  test.each<[string, () => unknown, RegExp]>([
    ['a weight of 120', () => RolloutStep.weight(120), /0 to 100, and this is 120/],
    ['an analysis without templates', () => RolloutAnalysis.of([]), /names of AnalysisTemplates/],
    ['an Ingress without a name', () => TrafficSplit.nginx(''), /the name of an Ingress/],
    ['no port of a Service', () => TrafficSplit.alb('edge', 0), /1 to 65535/],
    ['a pause of half a second', () => RolloutStep.pause(Duration.millis(500)), /whole number of seconds/],
  ])('%s', (_what, make, message) => {
    expect(make).toThrow(message);
  });
});
