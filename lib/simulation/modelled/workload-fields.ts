import { idle, read, whole, type FieldsOfType } from './modelled';

const HISTORY = idle('revisionHistoryLimit', 'old ReplicaSets without pods get no requests');

/** What is modelled of the objects that run pods. */
export const WORKLOAD_FIELDS = {
  'v1.DeploymentSpec': {
    ...read('replicas template strategy minReadySeconds paused progressDeadlineSeconds'),
    ...whole('selector'),
    ...HISTORY,
  },
  'v1.DeploymentStrategy': read('type rollingUpdate'),
  'v1.RollingUpdateDeployment': read('maxUnavailable maxSurge'),
  'v1.StatefulSetSpec': {
    ...read('replicas template podManagementPolicy updateStrategy minReadySeconds'),
    ...whole('selector volumeClaimTemplates serviceName'),
    ...HISTORY,
    ...idle(
      'persistentVolumeClaimRetentionPolicy',
      'it says what becomes of the volumes of pods that are gone for good',
    ),
    ...idle('ordinals', 'pods are called otherwise, and go and come in the same order'),
  },
  'v1.StatefulSetUpdateStrategy': read('type rollingUpdate'),
  'v1.RollingUpdateStatefulSetStrategy': {
    ...read('partition maxUnavailable'),
  },
  'v1.DaemonSetSpec': {
    ...read('template updateStrategy minReadySeconds'),
    ...whole('selector'),
    ...HISTORY,
  },
  'v1.DaemonSetUpdateStrategy': read('type rollingUpdate'),
  'v1.RollingUpdateDaemonSet': read('maxUnavailable maxSurge'),
  'v1.ReplicaSetSpec': { ...read('replicas minReadySeconds template'), ...whole('selector') },
  'v1.ReplicationControllerSpec': { ...read('replicas minReadySeconds template'), ...whole('selector') },
  'v1.PodTemplateSpec': { ...read('spec'), ...whole('metadata') },
} as const satisfies Readonly<Record<string, FieldsOfType>>;
