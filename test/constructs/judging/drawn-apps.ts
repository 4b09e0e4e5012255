import { App, Chart, Cron, Duration, Size } from 'cdk8s';
import { Cpu } from 'cdk8s-plus-28';
import type * as kplus from 'cdk8s-plus-28';
import fc from 'fast-check';
import {
  Entrance,
  GracefulCronJob,
  GracefulDaemonSet,
  GracefulJob,
  GracefulStatefulSet,
  GracefulWorker,
  HealthCheck,
  KeptConnections,
  OnSigterm,
  PreStop,
  Quorum,
  RolloutStrategy,
  Traffic,
  ZeroDowntimeDeployment,
  ZeroDowntimeRollout,
} from '../../../lib';
import { CHANGES } from './changes';

type Make = (chart: Chart, id: string) => kplus.Workload;

/** Mostly what tells nothing, now and then what does. */
const mostly = <T>(usual: readonly T[], seldom: readonly T[]) =>
  fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...seldom) });

const id = mostly(
  ['checkout', 'payments', 'a', 'mail', 'shop', 'billing2', 'orders-api', 'user-service', 'health', 'metrics'],
  ['postgres', 'orders-redis', 'api-gateway', 'worker', 'canary', 'test-web', 'demo', 'x-operator', 'cache', 'nginx'],
);
const image = mostly(
  ['registry.example.com/web:1', 'shop/checkout:1.4.2', 'ghcr.io/acme/pay:v3', 'web:1'],
  ['nginx:1.25', 'redis:7', 'acme/node-app:20-alpine', 'gcr.io/distroless/java:17', 'r.io/app', 'acme/pay-worker:3'],
);
const time = (most: number) =>
  fc.oneof(fc.integer({ max: 90, min: 0 }), fc.integer({ max: most, min: 0 })).map((value) => Duration.seconds(value));
const check = mostly(['/ready', '/live', '/health/live'], ['/', '/_cluster/health', '/health?ready=1']).chain((path) =>
  mostly([HealthCheck.httpGet(path)], [HealthCheck.httpGet(path, { threshold: 1 }), HealthCheck.tcpSocket()]),
);
const port = fc.oneof(fc.constantFrom(80, 8080, 3000, 9090, 5432), fc.integer({ min: 1, max: 65_535 }));
const replicas = fc.oneof(fc.constantFrom(1, 2, 3, undefined as never), fc.integer({ min: 2, max: 3000 }));
const onSigterm = mostly(
  [OnSigterm.drains()],
  [OnSigterm.exits(), OnSigterm.ignores(), OnSigterm.unknown(), OnSigterm.keepsServing(Duration.seconds(10))],
);

const memory = (request: number, limit: number) => ({
  memory: { request: Size.mebibytes(request), limit: Size.mebibytes(limit) },
});
const resources = fc.oneof(
  {
    weight: 24,
    arbitrary: fc.constantFrom<kplus.ContainerResources | undefined>(
      undefined,
      { cpu: { request: Cpu.millis(100) } },
      { ...memory(64, 256), cpu: { limit: Cpu.units(2) } },
    ),
  },
  {
    weight: 1,
    arbitrary: fc.constantFrom<kplus.ContainerResources>(
      memory(256, 64),
      { cpu: { request: Cpu.millis(900), limit: Cpu.millis(100) } },
      { cpu: { request: Cpu.units(0.5), limit: Cpu.millis(0) } },
      { memory: { request: Size.kibibytes(3) } },
      { ephemeralStorage: { limit: Size.mebibytes(1) } },
      {},
    ),
  },
);

/** Any of these facts may be left out. */
const orNot = <T>(fact: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 12, arbitrary: fact }, { weight: 1, arbitrary: fc.constant(undefined as never) });

const pods = {
  image,
  resources,
  kubernetesVersion: mostly([undefined, undefined], ['1.28', '1.29', '1.33', '1.36']),
  annotatePlan: fc.constantFrom(undefined, false),
  slowestStart: orNot(time(4000)),
  onSigterm: orNot(onSigterm),
  preStop: mostly(
    [undefined, PreStop.waits({ imageHasSleep: true })],
    [PreStop.none(), PreStop.sleep(Duration.seconds(7))],
  ),
};
const served = {
  ...pods,
  port,
  longestRequest: orNot(time(700)),
  keptConnections: mostly([undefined], [KeptConnections.closedEarly(), KeptConnections.leftOpen()]),
  health: orNot(
    fc.record({
      readiness: orNot(check),
      liveness: fc.option(check, { nil: undefined }),
      startup: fc.option(check, { nil: undefined }),
    }),
  ),
};
const traffic = mostly(
  [[Traffic.clusterIp()], [Traffic.ingressNginx()]],
  [[Traffic.none()], [Traffic.awsAlb()], [Traffic.clusterIp(), Traffic.nodePort()]],
);
const numbers = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { terminationGracePeriod: Duration.seconds(3) },
      { minReady: Duration.seconds(0) },
      { progressDeadline: Duration.seconds(30) },
    ),
  },
);

const runs = {
  image,
  resources,
  kubernetesVersion: pods.kubernetesVersion,
  slowestStart: mostly([undefined], [Duration.seconds(30)]),
  health: mostly([undefined], [{ liveness: HealthCheck.exec(['true']) }]),
  preStop: mostly([undefined], [PreStop.none(), PreStop.sleep(Duration.seconds(9)), PreStop.waits()]),
};

const schedules = [Cron.hourly(), Cron.daily(), Cron.everyMinute(), Cron.schedule({ minute: '5', day: '31' })];

/** Any workload of ours, from facts that are plain more often than not. */
const workload: fc.Arbitrary<Make> = fc.oneof(
  fc.record({ props: fc.record({ ...served, traffic, replicas }), numbers }).map(
    ({ props, numbers: stated }): Make =>
      (chart, name) =>
        new ZeroDowntimeDeployment(chart, name, { ...props, ...stated }),
  ),
  fc.record({ ...served, traffic, replicas, strategy: fc.constant(RolloutStrategy.blueGreen()) }).map(
    (props): Make =>
      (chart, name) =>
        new ZeroDowntimeRollout(chart, name, props),
  ),
  fc
    .record({
      ...served,
      traffic,
      replicas,
      quorum: fc.constantFrom(Quorum.none(), Quorum.majority(), Quorum.canMiss(1)),
    })
    .map(
      (props): Make =>
        (chart, name) =>
          new GracefulStatefulSet(chart, name, props),
    ),
  fc.record({ ...served, entrance: mostly([Entrance.service()], [Entrance.none(), Entrance.nodeLocalService()]) }).map(
    (props): Make =>
      (chart, name) =>
        new GracefulDaemonSet(chart, name, props),
  ),
  fc.record({ ...pods, longestWork: time(700), replicas }).map(
    (props): Make =>
      (chart, name) =>
        new GracefulWorker(chart, name, props),
  ),
  fc.record({ ...runs, longestRun: time(90_000) }).map(
    (props): Make =>
      (chart, name) =>
        new GracefulJob(chart, name, props),
  ),
  fc.record({ ...runs, longestRun: time(90_000), schedule: fc.constantFrom(...schedules) }).map(
    (props): Make =>
      (chart, name) =>
        new GracefulCronJob(chart, name, props),
  ),
);

const change = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.constantFrom(...Object.keys(CHANGES)) },
);

/** Makes an app; nothing where its facts are refused. */
export const app: fc.Arbitrary<() => App | undefined> = fc
  .record({
    workloads: fc.array(fc.record({ id, workload, change }), { minLength: 1, maxLength: 3 }),
    namespace: mostly([undefined], ['shop', 'kube-system']),
  })
  .map(({ workloads, namespace }) => () => {
    const made = new App();
    const chart = new Chart(made, 'chart', namespace === undefined ? {} : { namespace });
    try {
      for (const one of workloads) {
        const its = one.workload(chart, one.id);
        if (one.change !== undefined) CHANGES[one.change]?.(its);
      }
    } catch {
      return undefined;
    }
    return made;
  });
