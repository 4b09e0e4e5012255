import { CONTAINER_FIELDS } from './container-fields';
import { JOINED_FIELDS } from './joined-fields';
import type { FieldsOfType } from './modelled';
import { POD_FIELDS } from './pod-fields';
import { WORKLOAD_FIELDS } from './workload-fields';

/**
 * What the simulation makes of every field of Kubernetes' kinds that it reads anything of, by type: the one place that
 * knows. A field that a new Kubernetes brings has no entry yet, and a test fails.
 */
export const FIELDS: ReadonlyMap<string, FieldsOfType> = new Map<string, FieldsOfType>(
  Object.entries({ ...WORKLOAD_FIELDS, ...POD_FIELDS, ...CONTAINER_FIELDS, ...JOINED_FIELDS }),
);

/** The kinds whose `spec` is read. */
export const KINDS = [
  ...['Deployment', 'StatefulSet', 'DaemonSet', 'ReplicaSet'].map((kind) => ['apps/v1', kind] as const),
  ...['ReplicationController', 'Pod', 'Service', 'ResourceQuota', 'LimitRange'].map((kind) => ['v1', kind] as const),
  ['policy/v1', 'PodDisruptionBudget'],
  ...['autoscaling/v1', 'autoscaling/v2'].map((version) => [version, 'HorizontalPodAutoscaler'] as const),
  ...['NetworkPolicy', 'Ingress'].map((kind) => ['networking.k8s.io/v1', kind] as const),
] as const satisfies readonly (readonly [apiVersion: string, kind: string])[];
