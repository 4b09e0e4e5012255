import type { Seconds } from '../../../kubernetes';
import type { Node, Pod } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { ownerOf } from '../controllers/owner-of';

/**
 * How long a volume takes at the most from one node to another, once nothing uses it there: nobody has measured it here.
 *
 * @see pkg/controller/volume/attachdetach
 */
export const MOVES: Seconds = 20;

/** A volume that one node at a time may have is where its pod is, and follows it: so much later. */
export function moveVolume(sim: Sim, pod: Pod, node: Node): Seconds {
  const { model, volumes } = ownerOf(sim, pod);
  const { volume, ownVolumes } = model.placement;
  if (volume !== 'one-node' && ownVolumes !== true) return 0;
  const which = ownVolumes === true ? pod.ordinal : 0;
  const before = volumes.get(which);
  volumes.set(which, node);
  return before === undefined || before === node ? 0 : sim.draw.between(0, MOVES, sim.draw.isSoon ? 0 : MOVES);
}
