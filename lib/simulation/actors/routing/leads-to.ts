import type { Channel } from '../../world/channel';
import type { Pod } from '../../world/pod';

/** Whether a channel can lead to a pod at all: one of a workload that it reaches, and on its node where it stays on one. */
export function leadsTo({ model, node }: Channel, pod: Pod): boolean {
  return (node === undefined || node === pod.node) && model.reaches.includes(pod.set.workload);
}
