import type { IntOrPercent } from './values/scaled-value';
import type { Seconds } from './values/seconds';

/**
 * What the API server fills in where a Deployment does not say it.
 *
 * @see pkg/apis/apps/v1/defaults.go SetDefaults_Deployment
 */
export const DEPLOYMENT_DEFAULTS = {
  replicas: 1 as number,
  strategyType: 'RollingUpdate',
  maxSurge: '25%' as IntOrPercent,
  maxUnavailable: '25%' as IntOrPercent,
  minReadySeconds: 0 as Seconds,
  progressDeadlineSeconds: 600 as Seconds,
  revisionHistoryLimit: 10 as number,
} as const;

/**
 * What the API server fills in where a StatefulSet does not say it. There is no surge, and one pod is replaced at a
 * time: `maxUnavailable` is dropped unless the cluster has the feature gate `MaxUnavailableStatefulSet` on.
 *
 * @see pkg/apis/apps/v1/defaults.go SetDefaults_StatefulSet
 */
export const STATEFUL_SET_DEFAULTS = {
  replicas: 1 as number,
  podManagementPolicy: 'OrderedReady',
  updateStrategyType: 'RollingUpdate',
  partition: 0 as number,
  minReadySeconds: 0 as Seconds,
  revisionHistoryLimit: 10 as number,
} as const;

/**
 * What the API server fills in where a DaemonSet does not say it.
 *
 * @see pkg/apis/apps/v1/defaults.go SetDefaults_DaemonSet
 */
export const DAEMON_SET_DEFAULTS = {
  updateStrategyType: 'RollingUpdate',
  maxSurge: 0 as IntOrPercent,
  maxUnavailable: 1 as IntOrPercent,
  minReadySeconds: 0 as Seconds,
  revisionHistoryLimit: 10 as number,
} as const;

/**
 * What the API server fills in where a pod does not say it.
 *
 * @see pkg/apis/core/v1/defaults.go SetDefaults_PodSpec
 */
export const POD_DEFAULTS = {
  terminationGracePeriodSeconds: 30 as Seconds,
  restartPolicy: 'Always',
  dnsPolicy: 'ClusterFirst',
} as const;
