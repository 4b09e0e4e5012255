import type { JsonObject } from '../../../kubernetes';
import type { PlainWorkload } from './plain-workload';

/** How cdk8s-plus renders a kind, before a plan is laid over it: what it is called by, and its spec. */
const KINDS: ReadonlyMap<string, readonly [apiVersion: string, spec: (workload: PlainWorkload) => JsonObject]> =
  new Map<string, readonly [string, (workload: PlainWorkload) => JsonObject]>([
    ['Deployment', ['apps/v1', deployment]],
    ['Rollout', ['argoproj.io/v1alpha1', rollout]],
    ['StatefulSet', ['apps/v1', statefulSet]],
    ['DaemonSet', ['apps/v1', daemonSet]],
    ['Job', ['batch/v1', job]],
    ['CronJob', ['batch/v1', cronJob]],
  ]);

/** What cdk8s-plus makes of a workload of which nothing but facts is stated; nothing of a kind that is not known. */
export function plainRendering(workload: PlainWorkload): JsonObject | undefined {
  const { kind, name, namespace } = workload;
  const [apiVersion, spec] = KINDS.get(kind) ?? [];
  return spec && { apiVersion, kind, metadata: { name, namespace }, spec: spec(workload) };
}

function deployment(workload: PlainWorkload): JsonObject {
  return {
    minReadySeconds: 0,
    progressDeadlineSeconds: 0,
    ...(workload.saysDefaults && { revisionHistoryLimit: 10 }),
    strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 }, type: 'RollingUpdate' },
    ...rollout(workload),
  };
}

function rollout(workload: PlainWorkload): JsonObject {
  return { replicas: workload.replicas, ...selected(workload) };
}

function statefulSet(workload: PlainWorkload): JsonObject {
  return {
    minReadySeconds: 0,
    podManagementPolicy: 'OrderedReady',
    serviceName: `${workload.name}-peers`,
    updateStrategy: { rollingUpdate: { partition: 0 }, type: 'RollingUpdate' },
    ...rollout(workload),
  };
}

function daemonSet(workload: PlainWorkload): JsonObject {
  return { minReadySeconds: 0, ...selected(workload) };
}

function job(workload: PlainWorkload): JsonObject {
  return { activeDeadlineSeconds: 0, template: template(workload, 'Never') };
}

function cronJob(workload: PlainWorkload): JsonObject {
  return {
    concurrencyPolicy: 'Forbid',
    failedJobsHistoryLimit: 1,
    jobTemplate: { spec: { template: template(workload, 'Never') } },
    schedule: workload.schedule,
    startingDeadlineSeconds: workload.startingDeadline,
    successfulJobsHistoryLimit: 3,
    suspend: false,
    timeZone: 'Etc/UTC',
  };
}

function selected(workload: PlainWorkload): JsonObject {
  return { selector: { matchLabels: workload.labels }, template: template(workload, 'Always') };
}

function template({ image, port, labels, saysDefaults }: PlainWorkload, restartPolicy: string): JsonObject {
  const container = {
    image,
    imagePullPolicy: 'Always',
    name: 'main',
    ...(port !== undefined && { ports: [{ containerPort: port }] }),
    securityContext: {
      allowPrivilegeEscalation: false,
      privileged: false,
      readOnlyRootFilesystem: true,
      runAsNonRoot: true,
    },
  };
  return {
    metadata: { labels },
    spec: {
      automountServiceAccountToken: false,
      containers: [container],
      dnsPolicy: 'ClusterFirst',
      hostNetwork: false,
      restartPolicy,
      securityContext: { fsGroupChangePolicy: 'Always', runAsNonRoot: true },
      setHostnameAsFQDN: false,
      ...(saysDefaults && { shareProcessNamespace: false }),
      terminationGracePeriodSeconds: 0,
    },
  };
}
