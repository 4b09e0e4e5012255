import { Chart, Duration } from 'cdk8s';
import { Metric, MetricTarget } from 'cdk8s-plus-28';
import { Autoscaled, GracefulAutoscaler, GracefulScaledObject, OnSigterm, GracefulWorker } from '../../../lib';
import { image } from '../every-construct';
import { type Mistake, toldOf } from './mistake';

const worker = (chart: Chart, changes: object = {}) =>
  new GracefulWorker(chart, 'mailer', {
    image,
    slowestStart: Duration.seconds(10),
    longestWork: Duration.seconds(20),
    onSigterm: OnSigterm.drains(),
    ...changes,
  });
const metrics = [Metric.resourceCpu(MetricTarget.averageUtilization(70))];
const scaled =
  (changes: object, target: object = {}): Mistake =>
  (chart, loosely) =>
    new GracefulAutoscaler(
      chart,
      'scaler',
      loosely({ target: worker(chart, target), minReplicas: 2, maxReplicas: 9, metrics, ...changes }),
    );

test.each<[string, Mistake, string]>([
  [
    'nothing',
    (chart, loosely) => new GracefulAutoscaler(chart, 'scaler', loosely(undefined)),
    'in an object, such as { target: web',
  ],
  ['KEDA’s words', scaled({ minReplicaCount: 2 }), "there is no option 'minReplicaCount'; did you mean 'minReplicas'?"],
  ['one metric', scaled({ metrics: metrics[0] }), "'metrics' has to be a list"],
  ['a metric of a manifest', scaled({ metrics: [{ type: 'Resource' }] }), "'metrics[0]' has to be a Metric"],
  [
    'seconds of a manifest',
    scaled({ scaleDown: { stabilizationWindowSeconds: 0 } }),
    "'scaleDown': there is no option 'stabilizationWindowSeconds'",
  ],
  [
    'seconds',
    scaled({ scaleDown: { stabilizationWindow: 300 } }),
    "'scaleDown.stabilizationWindow' has to be a Duration",
  ],
  [
    'a window of two hours',
    scaled({ scaleUp: { stabilizationWindow: Duration.hours(2) } }),
    "'scaleUp.stabilizationWindow' has to be 3600 s at most, and is 7200 s",
  ],
  ['words for rules', scaled({ scaleUp: 'fast' }), "'scaleUp' has to hold"],
  ['a name in words', scaled({ metadata: { name: 'My scaler' } }), "'metadata.name' has to consist of small letters"],
  [
    'another range than its target',
    scaled({}, { autoscaled: Autoscaled.between(3, 20) }),
    "'autoscaled' between 3 and 20, and it keeps from 2 to 9",
  ],
  [
    'a target of another namespace',
    (chart) =>
      new GracefulAutoscaler(new Chart(chart.node.root, 'other', { namespace: 'other' }), 'scaler', {
        target: worker(chart),
        minReplicas: 2,
        maxReplicas: 9,
      }),
    'it would stand in the namespace other, and its target shop/mailer in none',
  ],
])('whoever has pods scaled by %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

test('replicas beside an autoscaler are named', () => {
  expect(() => toldOf(scaled({}, { replicas: 3 }))).toThrow("'replicas' 3, and this autoscaler keeps from 2 to 9");
});

const trigger = { type: 'rabbitmq', metadata: { queueName: 'mails', value: '20' } };
const byKeda =
  (changes: object): Mistake =>
  (chart, loosely) =>
    new GracefulScaledObject(
      chart,
      'scaler',
      loosely({ target: worker(chart), minReplicas: 2, maxReplicas: 9, triggers: [trigger], ...changes }),
    );
const triggered = (changes: object) => byKeda({ triggers: [{ ...trigger, ...changes }] });

test.each<[string, Mistake, string]>([
  ['nothing', (chart, loosely) => new GracefulScaledObject(chart, 'scaler', loosely(null)), 'in an object'],
  ['none at the most', byKeda({ minReplicas: 0, maxReplicas: 0 }), "'maxReplicas' 0 keeps none at all"],
  ['an idle number', byKeda({ idleReplicaCount: 0 }), "there is no option 'idleReplicaCount'"],
  ['seconds', byKeda({ pollingInterval: 30 }), "'pollingInterval' has to be a Duration"],
  ['no time at all', byKeda({ pollingInterval: Duration.seconds(0) }), 'a whole number of seconds, 1 at least'],
  ['a text for a time', byKeda({ cooldownPeriod: '5m' }), "'cooldownPeriod' has to be a Duration"],
  ['a trigger of no type', triggered({ type: '' }), "'triggers[0]' has to be such as"],
  ['a reference of a manifest', triggered({ authenticationRef: { name: 'x' } }), "state 'triggers[0].authentication'"],
  [
    'an object in place of a name',
    triggered({ authentication: { name: 'x' } }),
    "'triggers[0].authentication' has to be the name",
  ],
  [
    'a metric of no type',
    triggered({ metricType: 'Average' }),
    "'triggers[0].metricType' has to be one of AverageValue",
  ],
])('whoever has KEDA scale by %s is told', (_what, mistake, told) => {
  expect(toldOf(mistake)).toContain(told);
});

test('KEDA learns what the number of a trigger means', () => {
  let made: object[] = [];
  expect(
    toldOf((chart, loosely) => {
      triggered({ type: 'cpu', metadata: { value: '50' }, metricType: 'Utilization' })(chart, loosely);
      made = chart.toJson() as object[];
    }),
  ).not.toContain('triggers');
  expect(JSON.stringify(made)).toContain('"metricType":"Utilization","type":"cpu"');
});
