import { NEVER_THERE, type TakenAway } from '../model/taken-away';
import type { Pod } from '../world/pod';
import type { Sim } from '../world/sim';
import type { Fault } from './fault';

/** The first pod that waits for what a release has taken away, and what that is. */
export function deprivedPod({ deprived }: Sim): readonly [pod: Pod, missing: TakenAway] | undefined {
  return [...deprived].find(([pod]) => pod.deletedAt === undefined && !pod.removed);
}

/** The field to blame where pods wait for it. */
export function deprivedFault(sim: Sim): Fault | undefined {
  const [pod, missing] = deprivedPod(sim) ?? [];
  return pod && missing && { manifest: missing.manifest, path: missing.path, words: deprivedWords(pod, missing) };
}

export function deprivedWords({ name }: Pick<Pod, 'name'>, { words, turn }: TakenAway): string {
  return `${name} waits for ${words}, which ${turn === NEVER_THERE ? 'is not there' : 'the release takes away'}`;
}
