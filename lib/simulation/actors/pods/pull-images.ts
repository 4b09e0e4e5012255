import type { Seconds } from '../../../kubernetes';
import { beginStart } from './begin-pod';
import { moveVolume } from '../nodes/move-volume';
import { put } from '../../world/put';
import type { Node, Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';

/** The images of a pod that nobody has waited for are there from then on. */
export function haveImages(node: Node, pod: Pod): void {
  for (const image of pod.model.images) node.images.set(image, -Infinity);
}

/** A kubelet has heard of a pod: it pulls the images that its node does not have, and then makes the sandbox. */
export function receivePod(sim: Sim, pod: Pod, node: Node): void {
  const wait = Math.max(untilPulled(sim, pod, node), moveVolume(sim, pod, node));
  if (wait === 0) {
    beginStart(sim, pod, node);
    return;
  }
  sim.recorder?.state(pod, 'pulling');
  put(sim, wait, 'pulled', { pod });
}

/** The images of a pod are on its node. */
export function imagesPulled(sim: Sim, pod: Pod): void {
  if (pod.stopping || pod.removed || !pod.node) return;
  sim.recorder?.state(pod, 'starting');
  beginStart(sim, pod, pod.node);
}

/** A node pulls one image after the other, and each once. @see serializeImagePulls in KubeletConfiguration */
function untilPulled({ now, draw, setting }: Sim, { model }: Pod, node: Node): Seconds {
  let until = now;
  const isThere = setting.imagePull === 0 || draw.isSoon;
  for (const image of isThere ? [] : model.images) {
    let there = node.images.get(image);
    if (there === undefined) {
      there = Math.max(now, node.pulls) + draw.between(setting.imagePull / 2, setting.imagePull, setting.imagePull);
      node.images.set(image, there);
      node.pulls = there;
    }
    until = Math.max(until, there);
  }
  return until - now;
}
