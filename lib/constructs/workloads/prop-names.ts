import type * as kplus from 'cdk8s-plus-28';
import type { ApplicationFacts } from '../statements/application-facts';
import type { PodFacts } from '../statements/pods/pod-facts';
import type { RunFacts } from '../statements/run-facts';
import type { OptionNames } from '../statements/typed';
import type { GracefulDaemonSetProps } from './daemon-set/graceful-daemon-set-props';
import type { ZeroDowntimeDeploymentProps } from './deployment/zero-downtime-deployment-props';
import type { GracefulCronJobProps } from './job/graceful-cron-job-props';
import type { GracefulJobProps } from './job/graceful-job-props';
import type { ZeroDowntimeRolloutProps } from './rollout/zero-downtime-rollout-props';
import type { GracefulStatefulSetProps } from './stateful-set/graceful-stateful-set-props';
import type { GracefulWorkerProps } from './worker/graceful-worker-props';

const POD: OptionNames<kplus.WorkloadProps & PodFacts> = {
  metadata: true,
  podMetadata: true,
  select: true,
  spread: true,
  automountServiceAccountToken: true,
  containers: true,
  dns: true,
  dockerRegistryAuth: true,
  hostAliases: true,
  hostNetwork: true,
  initContainers: true,
  isolate: true,
  restartPolicy: true,
  securityContext: true,
  serviceAccount: true,
  terminationGracePeriod: true,
  volumes: true,
  image: true,
  container: true,
  health: true,
  preStop: true,
  postStart: true,
  otherContainers: true,
  sidecars: true,
  identity: true,
  topologySpread: true,
  labels: true,
  resources: true,
  priorityClassName: true,
  mesh: true,
  spotNodes: true,
  restartOn: true,
  distroless: true,
  ignore: true,
  room: true,
  pullAllowance: true,
  kubernetesVersion: true,
  annotatePlan: true,
};

/** What later lines of cdk8s-plus take besides; what they take, their classes keep. */
export const LATER_PROPS: ReadonlySet<string> = new Set([
  'enableServiceLinks',
  'shareProcessNamespace',
  'revisionHistoryLimit',
]);

const APPLICATION: OptionNames<kplus.WorkloadProps & ApplicationFacts> = {
  ...POD,
  port: true,
  slowestStart: true,
  longestRequest: true,
  onSigterm: true,
  keptConnections: true,
  traffic: true,
  autoscaled: true,
};

const DEPLOYMENT: OptionNames<ZeroDowntimeDeploymentProps> = {
  ...APPLICATION,
  replicas: true,
  minReady: true,
  progressDeadline: true,
  strategy: true,
  disruptionBudget: true,
  ownService: true,
};

const ROLLOUT: OptionNames<ZeroDowntimeRolloutProps> = DEPLOYMENT;

const WORKER: OptionNames<GracefulWorkerProps> = { ...DEPLOYMENT, longestWork: true };

const STATEFUL_SET: OptionNames<GracefulStatefulSetProps> = {
  ...APPLICATION,
  replicas: true,
  quorum: true,
  peerPorts: true,
  peersName: true,
  podManagementPolicy: true,
  partition: true,
  volumeClaims: true,
  minReady: true,
};

const DAEMON_SET: OptionNames<GracefulDaemonSetProps> = {
  ...APPLICATION,
  entrance: true,
  surges: true,
  nodesAtOnce: true,
  tolerates: true,
  minReady: true,
};

const RUN: OptionNames<kplus.WorkloadProps & RunFacts> = {
  ...POD,
  longestRun: true,
  interruption: true,
  retries: true,
  interruptions: true,
  fatalExitCodes: true,
  completions: true,
  parallelism: true,
  slowestStart: true,
};

const JOB: OptionNames<GracefulJobProps> = { ...RUN, activeDeadline: true, backoffLimit: true, ttlAfterFinished: true };

const CRON_JOB: OptionNames<GracefulCronJobProps> = {
  ...JOB,
  schedule: true,
  timeZone: true,
  concurrencyPolicy: true,
  failedJobsRetained: true,
  startingDeadline: true,
  successfulJobsRetained: true,
  suspend: true,
};

const ALL = {
  ZeroDowntimeDeployment: DEPLOYMENT,
  ZeroDowntimeRollout: ROLLOUT,
  GracefulStatefulSet: STATEFUL_SET,
  GracefulDaemonSet: DAEMON_SET,
  GracefulWorker: WORKER,
  GracefulJob: JOB,
  GracefulCronJob: CRON_JOB,
};

/** The constructs of workloads. */
export type MadeFromFacts = keyof typeof ALL;

/** By construct, all props that there are. */
export const PROP_NAMES: ReadonlyMap<MadeFromFacts, ReadonlySet<string>> = new Map(
  Object.entries(ALL).map(([kind, names]) => [kind as MadeFromFacts, new Set(Object.keys(names))]),
);
