import { asNumber, asObject, DEPLOYMENT_DEFAULTS, type FieldPath } from '../kubernetes';
import type { Manifest } from './manifest';

/** How many replicas are wanted: one number, or what an autoscaler may choose from. */
export interface ReplicaRange {
  readonly min: number;
  readonly max: number;
  /** The autoscaler that decides, where there is one. */
  readonly autoscaler?: Manifest;
  /** The field that says the minimum, in the autoscaler's object or in the workload's. */
  readonly path: FieldPath;
}

/**
 * Reads how many replicas a workload is wanted to have. Zero switches its autoscaler off.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#implicit-maintenance-mode-deactivation
 */
export function readReplicas(workload: Manifest, autoscaler: Manifest | undefined): ReplicaRange {
  const stated = asNumber(asObject(workload.object['spec'])['replicas']) ?? DEPLOYMENT_DEFAULTS.replicas;
  if (autoscaler && stated !== 0) return autoscaledRange(autoscaler);
  return { min: stated, max: stated, path: ['spec', 'replicas'] };
}

function autoscaledRange(autoscaler: Manifest): ReplicaRange {
  const spec = asObject(autoscaler.object['spec']);
  const min = asNumber(spec['minReplicas']) ?? 1;
  return { min, max: Math.max(min, asNumber(spec['maxReplicas']) ?? min), autoscaler, path: ['spec', 'minReplicas'] };
}
