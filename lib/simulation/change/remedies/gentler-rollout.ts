import { asObject, isObject, type FieldPath, type IntOrPercent } from '../../../kubernetes';
import {
  countsOnAll,
  isGoneBeforeNext,
  mayNotSurge,
  sharesStorage,
  staysOne,
  type Workload,
  type World,
} from '../../../workload';
import { RELEASES } from '../../scenario';
import type { Edit } from '../change';
import { once, set, type Remedy, type Troubled } from './remedy';

/** A rollout that takes no pod away before another one serves. */
export function gentlerRollout({ workload, model, around }: Troubled): Remedy | undefined {
  const { identity, update } = workload;
  if (isGoneBeforeNext(workload, around)) return undefined;
  switch (identity.kind) {
    case 'Deployment':
    case 'Rollout':
      return once('gentler-rollout', update.way === 'recreate' ? rolling(workload, around) : surging(workload, around));
    case 'DaemonSet':
      // Beside a pod that has a port of the node for itself there is no other one.
      return model.placement.perNode === 1 ? undefined : once('gentler-rollout', surging(workload, around));
    case 'StatefulSet':
      return once('gentler-rollout', oneByOne(workload));
    default:
      return undefined;
  }
}

/** Pods that are recreated may share what only one of them can have: then nobody but a person may say that two can be. */
function rolling(workload: Workload, around: World): readonly Edit[] {
  const { update, identity, application } = workload;
  if (identity.kind !== 'Deployment' || sharesStorage(workload) || application?.alone !== undefined) return [];
  if (staysOne(workload, around) !== undefined) return [];
  const value = { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } };
  return [set(update.manifest, update.path, value)];
}

function surging(workload: Workload, around: World): readonly Edit[] {
  const { update, identity } = workload;
  const { manifest, maxSurge, maxUnavailable } = update;
  if (mayNotSurge(workload) || (isZero(maxSurge) && staysOne(workload, around) !== undefined)) return [];
  if (update.scaleDownDelay !== undefined || (update.way !== 'rolling' && identity.kind !== 'DaemonSet')) return [];
  const path = limitsOf(update);
  return [
    ...(isZero(maxUnavailable) ? [] : [set(manifest, [...path, 'maxUnavailable'], 0)]),
    ...(isZero(maxSurge) ? [set(manifest, [...path, 'maxSurge'], 1)] : []),
  ];
}

/**
 * A rollout that takes a pod away before it adds one, where there is no room for one more. Whoever has said that all of
 * them are needed wants no such thing.
 */
export function lowerSurge({ workload, model, scenario }: Troubled): Remedy | undefined {
  const { update, identity } = workload;
  const isEach = identity.kind === 'DaemonSet';
  if (!RELEASES.has(scenario) || model.replicas < 2 || model.quota?.refused !== undefined) return undefined;
  if (!isEach && (update.scaleDownDelay !== undefined || countsOnAll(workload))) return undefined;
  const { manifest, maxUnavailable } = update;
  const path = limitsOf(update);
  return once('lower-surge', [
    set(manifest, [...path, 'maxSurge'], 0),
    ...(isEach && isZero(maxUnavailable) ? [set(manifest, [...path, 'maxUnavailable'], 1)] : []),
  ]);
}

/** Where the limits of a rollout stand. */
function limitsOf({ manifest, path }: Workload['update']): FieldPath {
  return manifest.object['kind'] === 'Rollout' ? path : [...path, 'rollingUpdate'];
}

/** A StatefulSet cannot add pods, but take fewer away at a time. */
function oneByOne({ update: { manifest, path } }: Workload): readonly Edit[] {
  const field: FieldPath = [...path, 'rollingUpdate', 'maxUnavailable'];
  const rollingUpdate = asObject(asObject(asObject(manifest.object['spec'])['updateStrategy'])['rollingUpdate']);
  const written = isObject(rollingUpdate) ? rollingUpdate['maxUnavailable'] : undefined;
  return written === undefined || written === null || written === 1 ? [] : [set(manifest, field, 1)];
}

function isZero(value: IntOrPercent | undefined): boolean {
  return value !== undefined && Number.parseInt(String(value), 10) === 0;
}
