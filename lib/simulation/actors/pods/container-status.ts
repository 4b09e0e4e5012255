import { put } from '../../world/put';
import { afterRelist } from '../routing/relist';
import type { Container } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { statusChanged } from './pod-status';

/** A container counts as started: its startup probe has succeeded, or it has none. */
export function setStarted(sim: Sim, container: Container): void {
  container.started = true;
  if (!container.workers.some(({ model }) => model.type === 'readiness')) setReady(sim, container, true);
  beginNext(sim, container);
}

/** What the kubelet holds of the readiness of a container. */
export function setReady(sim: Sim, container: Container, ready: boolean): void {
  if (container.ready === ready) return;
  container.ready = ready;
  statusChanged(sim, container.pod);
}

/** The next container of the pod, where this one was the last to be begun. */
export function beginNext(sim: Sim, { pod, index, model }: Container): void {
  if (pod.begun !== index + 1 || pod.begun >= pod.containers.length || pod.stopping) return;
  pod.begun += 1;
  const after =
    model.role === 'regular'
      ? sim.draw.between(0.05, 0.3, sim.draw.isSoon ? 0.05 : 0.3)
      : afterRelist(sim, pod, 'nextContainer');
  const container = pod.containers[index + 1];
  if (container) put(sim, after, 'start', { pod, container, stamp: container.stamp });
}
