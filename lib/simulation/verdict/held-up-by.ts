import { ownerOf } from '../actors/controllers/owner-of';
import { release } from '../scenarios/scripts';
import { isShortOfQuota } from './short-of-quota';
import type { Container } from '../world/pod';
import type { Sim } from '../world/sim';

/** What keeps a run from ending. */
export type HeldUp =
  | {
      readonly by:
        | 'paused'
        | 'refused'
        | 'budget'
        | 'budgets'
        | 'volume'
        | 'quota'
        | 'host-port'
        | 'spread'
        | 'no-node'
        | 'nobody'
        | 'other'
        | 'cut-off';
    }
  | {
      readonly by: 'startup' | 'liveness' | 'post-start' | 'crash' | 'unready';
      /** The place of the container in its pod. */
      readonly container: number;
    };

/** Finds what keeps a run from ending, as far as a field has to do with it. */
export function heldUpBy(sim: Sim): HeldUp {
  const { subject, drains, unscheduled } = sim;
  if (subject.model.refused !== undefined && sim.act === release) return { by: 'refused' };
  if (subject.model.update.paused && subject.target === 'new') return { by: 'paused' };
  if (drains.failure !== undefined) return { by: 'budgets' };
  if (drains.evicting.size > 0 && sim.setting.budgets.length > 0) return { by: 'budget' };
  if (unscheduled.size > 0) return { by: noRoom(sim) };
  if (isShortOfQuota(sim)) return { by: 'quota' };
  if (subject.model.kind === 'Pod') return { by: 'nobody' };
  return inPod(sim);
}

function inPod({ subject }: Sim): HeldUp {
  const pods = [...subject.pods];
  const troubled = pods.flatMap(({ containers }) => containers).find(({ restarts }) => restarts > 1);
  if (troubled) return { by: whatEnds(troubled), container: troubled.index };
  const unready = pods
    .filter(({ ready, deletedAt }) => !ready && deletedAt === undefined)
    .flatMap(({ containers }) => containers)
    .find(({ ready, model }) => !ready && model.role !== 'init');
  return unready ? { by: 'unready', container: unready.index } : { by: 'other' };
}

function noRoom(sim: Sim): 'volume' | 'host-port' | 'spread' | 'no-node' {
  const [first] = sim.unscheduled;
  const { kind, placement } = (first ? ownerOf(sim, first) : sim.subject).model;
  if (placement.volume) return 'volume';
  if (kind === 'DaemonSet' && placement.perNode === 1) return 'host-port';
  return placement.maxSkew === undefined ? 'no-node' : 'spread';
}

/** What ends it again and again; while it runs once more nobody knows, but by what can. */
function whatEnds({ endedBy, model }: Container): 'startup' | 'liveness' | 'post-start' | 'crash' {
  if (endedBy === 'liveness' || endedBy === 'startup' || endedBy === 'post-start') return endedBy;
  if (endedBy !== undefined || model.application.crashesAfter !== undefined) return 'crash';
  if (model.postStartFails) return 'post-start';
  const killing = model.probes.map(({ type }) => type);
  return killing.includes('startup') ? 'startup' : killing.includes('liveness') ? 'liveness' : 'crash';
}
