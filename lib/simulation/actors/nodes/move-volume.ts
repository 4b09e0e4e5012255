import type { Seconds } from '../../../kubernetes';
import type { Placement } from '../../model/workload-model';
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
  if (!staysBehind(model.placement)) return 0;
  const before = whereVolumeIs(sim, pod);
  volumes.set(placeOf(sim, pod), node);
  return before === undefined || before === node ? 0 : sim.draw.between(0, MOVES, sim.draw.isSoon ? 0 : MOVES);
}

/** The node that had the volume of a pod last; nothing where any number of nodes may have it. */
export function whereVolumeIs(sim: Sim, pod: Pod): Node | undefined {
  const { model, volumes } = ownerOf(sim, pod);
  return staysBehind(model.placement) ? volumes.get(placeOf(sim, pod)) : undefined;
}

function staysBehind({ volume, ownVolumes }: Placement): boolean {
  return volume !== undefined || ownVolumes === true;
}

function placeOf(sim: Sim, pod: Pod): number {
  return ownerOf(sim, pod).model.placement.ownVolumes === true ? pod.ordinal : 0;
}
