import { isSameObject } from '../../workload';
import type { Edit } from './change';

/** Fields that the API server wants to be right together: the first is only there for the second. */
const TIES: readonly (readonly [tied: string, to: string])[] = [
  ['spec.healthCheckNodePort', 'spec.externalTrafficPolicy'],
  ['spec.minAvailable', 'spec.maxUnavailable'],
  ['spec.progressDeadlineSeconds', 'spec.minReadySeconds'],
  ['spec.maxReplicas', 'spec.minReplicas'],
  ['spec.maxReplicaCount', 'spec.minReplicaCount'],
  ['spec.maxReplicaCount', 'spec.idleReplicaCount'],
];

/** What a hook takes of it an application has to stop: that is no loss of requests, and yet goes with the hook. */
const GRACE = /(?:^|\.)spec\.terminationGracePeriodSeconds$/;

function isHook({ path }: Edit): boolean {
  return path.includes('preStop');
}

/** The edit that an edit is only there for; nothing where it stands for itself. */
export function tiedTo(edit: Edit, edits: readonly Edit[]): Edit | undefined {
  const field = edit.path.join('.');
  const meant = TIES.filter(([tied]) => tied === field).map(([, to]) => to);
  const isFor = GRACE.test(field) ? isHook : ({ path }: Edit) => meant.includes(path.join('.'));
  return edits.find((other) => isFor(other) && isSameObject(other.resource, edit.resource));
}

/** The edits without one of them, and without what is only there for it. */
export function withoutEdit(edits: readonly Edit[], edit: Edit): readonly Edit[] {
  const meant = tiedTo(edit, edits) ?? edit;
  return edits.filter((other) => other !== meant && tiedTo(other, edits) !== meant);
}
