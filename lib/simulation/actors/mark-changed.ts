import type { Pod } from '../world/pod';

/** A pod is not as it was before the action; of the new version none is. */
export function markChanged(pod: Pod): void {
  if (pod.version === 'old') pod.set.changed.add(pod);
}
