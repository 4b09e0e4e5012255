import type { Container, Pod, Trouble } from '../actors/state';
import type { Reason } from './reason';

/** Why a pod does not answer a new connection; nothing where it does. */
export function troubleOf(pod: Pod): Trouble | undefined {
  if (pod.node?.lost) return { cause: 'refused', reason: 'node-lost' };
  for (const index of pod.model.answering) {
    const container = pod.containers[index] as Container;
    if (container.answers) continue;
    const isReached = pod.model.serving.includes(index);
    return { cause: isReached ? 'refused' : 'bad-gateway', reason: reasonOf(container), container };
  }
  return undefined;
}

function reasonOf(container: Container): Reason {
  if (container.sigtermAt === undefined && container.state === 'running') return 'starting';
  switch (container.endedBy) {
    case 'itself':
      return 'crashed';
    case 'liveness':
    case 'startup':
      return container.endedBy;
    case 'deleted':
      return 'stopped';
    default:
      return 'starting';
  }
}
