// How a workload of each construct is written, with what cdk8s-plus-28 can say, too: it has no sleep hook, and states the
// scheme of a check.
const { Cron, Duration } = require('cdk8s');
const library = require('../../../build/lib');

const { Entrance, HealthCheck, OnSigterm, PreStop, Quorum, RolloutStrategy, Traffic } = library;

const run = {
  image: 'registry.example.com/web:1.4.2',
  kubernetesVersion: '1.29',
};
const pods = {
  ...run,
  slowestStart: Duration.seconds(60),
  onSigterm: OnSigterm.drains(),
  preStop: PreStop.waits({ imageHasSleep: true }),
};
const served = {
  ...pods,
  port: 8080,
  longestRequest: Duration.seconds(20),
  health: {
    readiness: HealthCheck.httpGet('/ready', { scheme: 'HTTP' }),
    liveness: HealthCheck.httpGet('/live', { scheme: 'HTTP' }),
  },
};
const replicated = { ...served, replicas: 3, traffic: [Traffic.ingressNginx()] };

const PROPS = {
  ZeroDowntimeDeployment: replicated,
  ZeroDowntimeRollout: { ...replicated, strategy: RolloutStrategy.blueGreen() },
  GracefulStatefulSet: { ...replicated, quorum: Quorum.majority() },
  GracefulDaemonSet: { ...served, entrance: Entrance.service() },
  GracefulWorker: { ...pods, replicas: 3, longestWork: Duration.seconds(20) },
  GracefulJob: { ...run, longestRun: Duration.minutes(5) },
  GracefulCronJob: { ...run, longestRun: Duration.minutes(5), schedule: Cron.daily() },
};

/** Makes a workload of a construct. */
module.exports = (construct, chart, name) => new library[construct](chart, name, PROPS[construct]);
