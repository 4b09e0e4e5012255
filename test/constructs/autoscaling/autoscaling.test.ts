import { Chart, Duration, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  Autoscaled,
  Entrance,
  GracefulAutoscaler,
  type GracefulAutoscalerProps,
  GracefulDaemonSet,
  GracefulScaledObject,
  type GracefulScaledObjectProps,
  GracefulStatefulSet,
  GracefulWorker,
  HealthCheck,
  OnSigterm,
  planTable,
  Quorum,
  Traffic,
  ZeroDowntimeDefaults,
  type ZeroDowntimeDeploymentProps,
} from '../../../lib';
import { check } from '../../../lib/check';
import { appWithChart, deploy, ofKind, type Rendered } from '../synthesise';

const seconds = (value: number) => Duration.seconds(value);
const METRICS = [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))];
const RANGE = { minReplicas: 3, maxReplicas: 20 };
const WITH_CPU = { container: { resources: { cpu: { request: kplus.Cpu.millis(100) } } }, replicas: undefined };
const TRIGGERS = [{ type: 'rabbitmq', metadata: { queueName: 'mails', value: '20' } }];

const autoscaled = (
  changes: Partial<GracefulAutoscalerProps> = {},
  facts: Partial<ZeroDowntimeDeploymentProps> = {},
) => {
  const { chart } = appWithChart();
  const target = deploy({ ...WITH_CPU, ...facts }, chart);
  new GracefulAutoscaler(chart, 'scaler', { target, metrics: METRICS, ...RANGE, ...changes });
  return { target, chart, manifests: () => Testing.synth(chart) };
};
const worker = (chart = Testing.chart()) =>
  new GracefulWorker(chart, 'mailer', {
    image: 'mailer:1',
    slowestStart: seconds(10),
    longestWork: Duration.minutes(8),
    onSigterm: OnSigterm.drains(),
  });
const scaledByKeda = (changes: Partial<GracefulScaledObjectProps> = {}) => {
  const { chart } = appWithChart();
  const target = worker(chart);
  new GracefulScaledObject(chart, 'scaler', { target, ...RANGE, triggers: TRIGGERS, ...changes });
  return Testing.synth(chart);
};
const findings = (manifests: Rendered[]) =>
  check(manifests.map((object) => ({ object }))).findings.map(({ rule }) => rule);

describe('an autoscaler', () => {
  test('takes a quarter at a time, and the next when those have drained', () => {
    const { target, manifests } = autoscaled({}, { longestRequest: seconds(100) });
    const { behavior } = ofKind(manifests(), 'HorizontalPodAutoscaler').spec;
    const grace = target.plan.terminationGracePeriod;
    expect(grace).toBe(15 + 100 + 5);
    expect(behavior.scaleDown).toEqual({
      policies: [
        { periodSeconds: grace, type: 'Percent', value: 25 },
        { periodSeconds: grace, type: 'Pods', value: 1 },
      ],
      selectPolicy: 'Max',
      stabilizationWindowSeconds: 300,
    });
  });

  test('without metrics finds the resources that its scope states, or says that there are none', () => {
    const scaler = (resources?: kplus.ContainerResources) => {
      const { app, chart } = appWithChart();
      const target = deploy({ replicas: undefined }, chart);
      new GracefulAutoscaler(chart, 'scaler', { target, ...RANGE });
      ZeroDowntimeDefaults.set(app, { resources });
      return () => app.synthYaml();
    };
    expect(scaler()).toThrow(/metrics/);
    expect(scaler({ cpu: { request: kplus.Cpu.millis(100) } })()).toMatch(/kind: HorizontalPodAutoscaler/);
  });

  test('follows no dip that is over before a new pod serves', () => {
    const { manifests, target } = autoscaled({}, { slowestStart: seconds(600) });
    const { scaleDown } = ofKind(manifests(), 'HorizontalPodAutoscaler').spec.behavior;
    expect(scaleDown.stabilizationWindowSeconds).toBeGreaterThanOrEqual(600 + target.plan.minReady);
  });

  test('keeps to what the API server takes', () => {
    const { manifests } = autoscaled({}, { slowestStart: seconds(5000), longestRequest: seconds(4000) });
    const { scaleDown } = ofKind(manifests(), 'HorizontalPodAutoscaler').spec.behavior;
    expect(scaleDown.stabilizationWindowSeconds).toBe(3600);
    expect(scaleDown.policies[0].periodSeconds).toBe(1800);
  });

  test('sets the replicas, is named as its target, and makes no finding', () => {
    const all = autoscaled().manifests();
    expect(ofKind(all, 'Deployment').spec.replicas).toBeUndefined();
    expect(ofKind(all, 'HorizontalPodAutoscaler').metadata.name).toBe('web');
    expect(findings(all)).toEqual([]);
  });

  test('stands in the plan of its target', () => {
    expect(planTable(autoscaled().target.plan)).toMatch(/scaleDown\.policies\.periodSeconds +40 /);
    expect(planTable(deploy().plan)).not.toMatch(/scaleDown/);
  });

  test('keeps a scale-down that is stated', () => {
    const scaleDown = { stabilizationWindow: seconds(60), policies: [{ replicas: kplus.Replicas.absolute(2) }] };
    const { behavior } = ofKind(autoscaled({ scaleDown }).manifests(), 'HorizontalPodAutoscaler').spec;
    expect(behavior.scaleDown.stabilizationWindowSeconds).toBe(60);
    expect(behavior.scaleDown.policies).toEqual([{ periodSeconds: 15, type: 'Pods', value: 2 }]);
  });

  test('goes by facts that are set later', () => {
    const { chart, manifests } = autoscaled();
    ZeroDowntimeDefaults.set(chart, { room: seconds(0) });
    const { scaleDown } = ofKind(manifests(), 'HorizontalPodAutoscaler').spec.behavior;
    expect(scaleDown.policies[0].periodSeconds).toBe(10 + 20);
  });

  test('a budget that blocks a drain at its minimum is refused', () => {
    const { manifests } = autoscaled({ minReplicas: 2 });
    expect(manifests).not.toThrow();
    const blocked = autoscaled({ minReplicas: 2 });
    new kplus.k8s.KubePodDisruptionBudget(blocked.chart, 'theirs', {
      metadata: { name: 'theirs' },
      spec: {
        minAvailable: kplus.k8s.IntOrString.fromNumber(2),
        selector: { matchLabels: { 'cdk8s.io/metadata.addr': 'web' } },
      },
    });
    expect(blocked.manifests).toThrow(/budget/);
  });

  test.each<[string, Partial<GracefulAutoscalerProps>, RegExp]>([
    ['no target', { target: undefined as never }, /'target' has to be a workload made from facts, and is not stated/],
    [
      'a plain Deployment',
      { target: new kplus.Deployment(Testing.chart(), 'plain', { containers: [{ image: 'web' }] }) as never },
      /'target' has to be a workload made from facts, and is a Deployment/,
    ],
    ['none at the least', { minReplicas: 0 }, /'minReplicas' has to be a whole number, 1 at least, and is 0/],
    ['an empty range', { minReplicas: 30 }, /'minReplicas' 30 is more than 'maxReplicas' 20/],
    ['no number', { maxReplicas: '9' as never }, /'maxReplicas' has to be a whole number.*the text '9'/],
  ])('with %s is refused', (_what, changes, message) => {
    expect(() => autoscaled(changes)).toThrow(message);
  });

  test('beside stated replicas is refused', () => {
    expect(autoscaled({}, { replicas: 3 }).manifests).toThrow(/cannot have a fixed number of replicas/);
  });
});

describe('a ScaledObject of KEDA', () => {
  test('takes a quarter at a time, and the next when those have finished their work', () => {
    const { spec, metadata } = ofKind(scaledByKeda({ pollingInterval: seconds(10) }), 'ScaledObject');
    expect(metadata.name).toBe('mailer');
    expect(spec).toEqual({
      advanced: {
        horizontalPodAutoscalerConfig: {
          behavior: {
            scaleDown: {
              policies: [
                { periodSeconds: 485, type: 'Percent', value: 25 },
                { periodSeconds: 485, type: 'Pods', value: 1 },
              ],
              selectPolicy: 'Max',
              stabilizationWindowSeconds: 300,
            },
          },
        },
      },
      maxReplicaCount: 20,
      minReplicaCount: 3,
      pollingInterval: 10,
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'mailer' },
      triggers: TRIGGERS,
    });
  });

  test('sets the replicas, and makes no finding', () => {
    const all = scaledByKeda({ minReplicas: 2, cooldownPeriod: seconds(600) });
    expect(ofKind(all, 'Deployment').spec.replicas).toBeUndefined();
    expect(findings(all)).toEqual([]);
  });

  test('beside stated replicas is refused, and not left out in silence', () => {
    const { app, chart } = appWithChart();
    const target = deploy({ replicas: 4 }, chart);
    new GracefulScaledObject(chart, 'scaler', { target, ...RANGE, triggers: TRIGGERS });
    expect(() => app.synthYaml()).toThrow(/'replicas' 4, and KEDA keeps from 3 to 20: leave 'replicas' out/);
  });

  test('names the TriggerAuthentication of a trigger', () => {
    const [trigger] = TRIGGERS.map((one) => ({ ...one, authentication: 'rabbit' }));
    const { spec } = ofKind(scaledByKeda({ triggers: trigger ? [trigger] : [] }), 'ScaledObject');
    expect(spec.triggers[0].authenticationRef).toEqual({ name: 'rabbit' });
  });

  test.each<[string, Partial<GracefulScaledObjectProps>, RegExp]>([
    ['without triggers', { triggers: [] }, /test\/scaler: state at least one of 'triggers'/],
    ['of fewer than none', { minReplicas: -1 }, /'minReplicas' has to be a whole number, 0 at least/],
    ['asked every half second', { pollingInterval: Duration.millis(500) }, /whole number of seconds/],
  ])('%s is refused', (_what, changes, message) => {
    expect(() => scaledByKeda(changes)).toThrow(message);
  });
});

describe('what an autoscaler cannot scale is refused, by the name of the construct', () => {
  const serving = {
    image: 'app:1',
    port: 8080,
    slowestStart: seconds(10),
    longestRequest: seconds(5),
    health: { readiness: HealthCheck.httpGet('/ready') },
  };
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  const scale = (target: any) =>
    new GracefulAutoscaler(Chart.of(target), 'scaler', { target, metrics: METRICS, ...RANGE });

  test('members that need each other', () => {
    const traffic = [Traffic.clusterIp()];
    const members = { ...serving, traffic, replicas: 3 };
    const set = new GracefulStatefulSet(Testing.chart(), 'db', { ...members, quorum: Quorum.majority() });
    expect(() => scale(set)).toThrow(/'target' test\/db has members that need each other.*'replicas'.*Quorum\.none/);
    const alike = { ...members, replicas: undefined, autoscaled: Autoscaled.between(3, 20), quorum: Quorum.none() };
    expect(() => scale(new GracefulStatefulSet(Testing.chart(), 'db', alike))).not.toThrow();
  });

  test('one pod on each node', () => {
    const agents = new GracefulDaemonSet(Testing.chart(), 'agent', { ...serving, entrance: Entrance.service() });
    expect(() => scale(agents)).toThrow(/has to have a number of replicas, and test\/agent is a GracefulDaemonSet/);
  });

  test('an autoscaler of cdk8s-plus changes no number of members that need each other', () => {
    const chart = Testing.chart();
    const traffic = [Traffic.clusterIp()];
    const target = new GracefulStatefulSet(chart, 'db', {
      ...serving,
      traffic,
      replicas: 5,
      quorum: Quorum.majority(),
    });
    const before = target.plan.budget;
    new kplus.HorizontalPodAutoscaler(chart, 'scaler', { target, maxReplicas: 9, metrics: METRICS });
    expect([before, target.plan.budget]).toEqual([1, 1]);
  });

  test.each<[string, unknown, RegExp]>([
    ['a text', ['cpu'], /'triggers\[0\]' has to be such as \{ type: .*the text 'cpu'/],
    ['no metadata', [...TRIGGERS, { type: 'cron' }], /'triggers\[1\]' has to be such as/],
    ['a number in it', [{ type: 'cpu', metadata: { value: 60 } }], /'triggers\[0\]\.metadata\.value'.*'60'/],
  ])('a trigger that is none: %s', (_what, triggers, message) => {
    // eslint-disable-next-line @typescript-eslint/no-explicit-any
    expect(() => scaledByKeda({ triggers: triggers as any })).toThrow(message);
  });
});
