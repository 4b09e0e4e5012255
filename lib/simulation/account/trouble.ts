import type { Container, Pod } from '../world/pod';
import type { Trouble } from '../world/route';
import type { Cause } from '../cause';
import type { Reason } from './reason';

/** Why a pod does not answer a new connection; nothing where it does. */
export function troubleOf(pod: Pod): Trouble | undefined {
  if (pod.node?.lost) return { cause: 'timeout', reason: 'node-lost' };
  for (const index of pod.model.answering) {
    const container = pod.containers[index] as Container;
    if (container.answers) continue;
    return { cause: causeOf(pod, index), reason: reasonOf(container), container: index };
  }
  return undefined;
}

/** With the last container goes the sandbox, and with it the address. */
function causeOf({ sandboxGone, ended, model }: Pod, index: number): Cause {
  if (sandboxGone || ended) return 'timeout';
  return model.serving.includes(index) ? 'refused' : 'bad-gateway';
}

function reasonOf(container: Container): Reason {
  if (container.sigtermAt === undefined && container.signalledAt === undefined && container.state === 'running')
    return 'starting';
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
