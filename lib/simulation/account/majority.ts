import { ownerOf } from '../actors/controllers/owner-of';
import type { Pod } from '../world/pod';
import type { Sim } from '../world/sim';
import { troubleOf } from './trouble';

/**
 * Notes whether a member answers that decides together with others.
 *
 * @returns whether that makes all of them answer no more, or again
 */
export function noteMember(sim: Sim, pod: Pod): boolean {
  const owner = ownerOf(sim, pod);
  const { members, model, isShort } = owner;
  if (model.majority === undefined) return false;
  const before = members.size;
  if (troubleOf(pod)) members.delete(pod);
  else members.add(pod);
  if (members.size >= model.majority) owner.isShort = false;
  else if (before >= model.majority) owner.isShort = true;
  return owner.isShort !== isShort;
}
