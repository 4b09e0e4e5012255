import { roomFor } from '../actors/controllers/pods-of-set';
import type { Sim } from '../world/sim';

/** Whether a quota keeps the subject from making a pod that it wants. */
export function isShortOfQuota({ subject }: Sim): boolean {
  const wanted = subject.sets.reduce((sum, set) => sum + Math.max(0, set.wanted - set.active.size), 0);
  const isEach = subject.model.kind === 'StatefulSet' || subject.model.kind === 'DaemonSet';
  return roomFor(subject) <= 0 && (isEach ? subject.pods.size < subject.replicas : wanted > 0);
}
