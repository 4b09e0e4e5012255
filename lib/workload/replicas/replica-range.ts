import { asNumber, asObject, asString, DEPLOYMENT_DEFAULTS, type FieldPath } from '../../kubernetes';
import { ANNOTATIONS, readFacts } from '../../facts';
import { knownKind } from '../objects/known-kind';
import type { Manifest } from '../objects/manifest';

/** How many replicas are wanted: one number, or what an autoscaler may choose from. */
export interface ReplicaRange {
  readonly min: number;
  readonly max: number;
  /** The autoscaler that decides, where there is one: a HorizontalPodAutoscaler or a ScaledObject of KEDA. */
  readonly autoscaler?: Manifest;
  /** The field that says the minimum, in the autoscaler's object or in the workload's. */
  readonly path: FieldPath;
  /** Whether there is one pod on each node (a DaemonSet): then nobody knows how many, and both numbers are 1. */
  readonly perNode?: true;
}

/**
 * Reads how many replicas a workload is wanted to have. Zero switches a HorizontalPodAutoscaler off.
 *
 * @param workload the object that counts: the workload, or the Rollout that has taken it over
 * @see https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#implicit-maintenance-mode-deactivation
 */
export function readReplicas(workload: Manifest, autoscaler: Manifest | undefined): ReplicaRange {
  const spec = asObject(workload.object['spec']);
  switch (knownKind(workload.object)) {
    case 'DaemonSet':
      return { min: 1, max: 1, path: ['spec'], perNode: true };
    case 'Pod':
      return { min: 1, max: 1, path: ['spec'] };
    case 'Job':
      return fixed(asNumber(spec['parallelism']), ['spec', 'parallelism']);
    case 'CronJob':
      return fixed(asNumber(jobSpecOf(spec)['parallelism']), ['spec', 'jobTemplate', 'spec', 'parallelism']);
    default:
      return autoscaled(asNumber(spec['replicas']), autoscaler ?? statedRange(workload));
  }
}

function jobSpecOf(cronJobSpec: ReturnType<typeof asObject>): ReturnType<typeof asObject> {
  return asObject(asObject(cronJobSpec['jobTemplate'])['spec']);
}

function fixed(count: number | undefined, path: FieldPath): ReplicaRange {
  const replicas = count ?? DEPLOYMENT_DEFAULTS.replicas;
  return { min: replicas, max: replicas, path };
}

/** What is stated about an autoscaler that no manifest shows. */
function statedRange({ object }: Manifest): ReplicaRange | undefined {
  const text = asObject(asObject(object['metadata'])['annotations'])[ANNOTATIONS.replicas];
  const { replicas } = text === undefined ? {} : readFacts({ [ANNOTATIONS.replicas]: text }).facts;
  return replicas && { ...replicas, path: ['metadata', 'annotations', ANNOTATIONS.replicas] };
}

function autoscaled(written: number | undefined, autoscaler: Manifest | ReplicaRange | undefined): ReplicaRange {
  const stated = written ?? DEPLOYMENT_DEFAULTS.replicas;
  if (autoscaler && 'min' in autoscaler)
    return written === undefined ? autoscaler : fixed(stated, ['spec', 'replicas']);
  if (autoscaler && knownKind(autoscaler.object) === 'ScaledObject') return kedaRange(autoscaler);
  return autoscaler && stated !== 0 ? hpaRange(autoscaler) : fixed(stated, ['spec', 'replicas']);
}

function hpaRange(autoscaler: Manifest): ReplicaRange {
  const spec = asObject(autoscaler.object['spec']);
  const min = asNumber(spec['minReplicas']) ?? 1;
  return { min, max: Math.max(min, asNumber(spec['maxReplicas']) ?? min), autoscaler, path: ['spec', 'minReplicas'] };
}

/** KEDA's defaults. @see https://keda.sh/docs/latest/reference/scaledobject-spec/ */
const KEDA_DEFAULTS = { minReplicaCount: 0, maxReplicaCount: 100 };

/** A ScaledObject scales from its idle count or its minimum up; one that is paused holds the number that it is paused at. */
function kedaRange(autoscaler: Manifest): ReplicaRange {
  const spec = asObject(autoscaler.object['spec']);
  const paused = pausedAt(autoscaler);
  if (paused !== undefined) return { min: paused, max: paused, autoscaler, path: ['metadata', 'annotations', PAUSED] };
  const idle = asNumber(spec['idleReplicaCount']);
  const min = idle ?? asNumber(spec['minReplicaCount']) ?? KEDA_DEFAULTS.minReplicaCount;
  const max = Math.max(min, asNumber(spec['maxReplicaCount']) ?? KEDA_DEFAULTS.maxReplicaCount);
  return { min, max, autoscaler, path: ['spec', idle === undefined ? 'minReplicaCount' : 'idleReplicaCount'] };
}

const PAUSED = 'autoscaling.keda.sh/paused-replicas';

function pausedAt({ object }: Manifest): number | undefined {
  const text = asString(asObject(asObject(object['metadata'])['annotations'])[PAUSED]);
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
