import { type Chart, Cron, Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import {
  type ContainerFacts,
  Entrance,
  GracefulCronJob,
  GracefulDaemonSet,
  GracefulJob,
  GracefulStatefulSet,
  GracefulWorker,
  HealthCheck,
  OnSigterm,
  type PodFacts,
  Quorum,
  RolloutStrategy,
  Traffic,
  ZeroDowntimeDeployment,
  ZeroDowntimeRollout,
} from '../../lib';

const seconds = (value: number) => Duration.seconds(value);

/** The image of all of them. */
export const image = 'registry.example.com/app:1';
/** What is known of what requests come to. */
export const served = {
  image,
  port: 8080,
  slowestStart: seconds(10),
  longestRequest: seconds(5),
  onSigterm: OnSigterm.drains(),
  health: { readiness: HealthCheck.httpGet('/ready') },
};
const run = { image, longestRun: seconds(60) };
/** Where they come from. */
export const traffic = [Traffic.clusterIp()];

/** Every construct, made in a chart with something that is said of its pods. */
export const CONSTRUCTS: readonly [string, (chart: Chart, pods: PodFacts & ContainerFacts) => kplus.Workload][] = [
  [
    'a Deployment',
    (chart, pods) => new ZeroDowntimeDeployment(chart, 'app', { ...served, traffic, replicas: 2, ...pods }),
  ],
  [
    'a Rollout',
    (chart, pods) =>
      new ZeroDowntimeRollout(chart, 'app', {
        ...served,
        traffic,
        replicas: 2,
        strategy: RolloutStrategy.blueGreen(),
        ...pods,
      }),
  ],
  [
    'a worker',
    (chart, pods) =>
      new GracefulWorker(chart, 'app', {
        image,
        replicas: 2,
        slowestStart: seconds(10),
        longestWork: seconds(5),
        onSigterm: OnSigterm.drains(),
        ...pods,
      }),
  ],
  [
    'a StatefulSet',
    (chart, pods) =>
      new GracefulStatefulSet(chart, 'app', { ...served, traffic, replicas: 2, quorum: Quorum.none(), ...pods }),
  ],
  [
    'a DaemonSet',
    (chart, pods) => new GracefulDaemonSet(chart, 'app', { ...served, entrance: Entrance.service(), ...pods }),
  ],
  ['a Job', (chart, pods) => new GracefulJob(chart, 'app', { ...run, ...pods })],
  [
    'a CronJob',
    (chart, pods) => new GracefulCronJob(chart, 'app', { ...run, schedule: Cron.schedule({ minute: '0' }), ...pods }),
  ],
];
