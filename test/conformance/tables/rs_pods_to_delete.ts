import { isPodActive, podsToDelete } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableReplay } from '../table';

interface NamedPod {
  readonly name: string;
  readonly node: string;
  readonly phase: string;
  readonly ready: boolean;
}

/** Without related pods of its own, a ReplicaSet's pods are related to each other. */
export const rsPodsToDelete: TableReplay = {
  inputs: ['pods', 'related', 'diff'],
  answer: (input) => {
    const pods = ((input['pods'] ?? []) as readonly NamedPod[]).map((pod) => ({ ...pod, uid: '' }));
    const related = ((input['related'] ?? pods) as readonly NamedPod[]).map(({ node, phase }) => ({
      node,
      active: isPodActive(phase, false),
    }));
    return podsToDelete(pods, related, numberIn(input['diff']), { now: 0 }).map(({ name }) => name);
  },
};
