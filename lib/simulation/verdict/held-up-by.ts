import { ownerOf } from '../actors/controllers/owner-of';
import { release } from '../scenarios/scripts';
import { deprivedPod } from './deprived-pod';
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
        | 'taken-away'
        | 'host-port'
        | 'spread'
        | 'no-node'
        | 'nobody'
        | 'other'
        | 'cut-off';
    }
  | {
      readonly by: 'startup' | 'liveness' | 'post-start' | 'crash' | 'init' | 'unready';
      /** The place of the container in its pod. */
      readonly container: number;
    };

/** Finds what keeps a run from ending, as far as a field has to do with it. */
export function heldUpBy(sim: Sim): HeldUp {
  const { subject, drains } = sim;
  if (subject.model.refused !== undefined && sim.act === release) return { by: 'refused' };
  if (subject.model.update.paused && subject.target === 'new') return { by: 'paused' };
  if (drains.failure !== undefined) return { by: 'budgets' };
  const missing = whatIsMissing(sim);
  if (drains.evicting.size > 0 && sim.setting.budgets.length > 0) return missing ?? { by: 'budget' };
  if (missing) return missing;
  return { by: subject.model.kind === 'Pod' ? 'nobody' : 'other' };
}

/** What keeps a pod from coming, or from being ready: where a budget waits for it, too, that is what has to be mended. */
function whatIsMissing(sim: Sim): HeldUp | undefined {
  if (sim.unscheduled.size > 0) return { by: noRoom(sim) };
  if (isShortOfQuota(sim)) return { by: 'quota' };
  if (deprivedPod(sim)) return { by: 'taken-away' };
  return sim.subject.model.kind === 'Pod' ? undefined : inPod(sim);
}

function inPod({ subject }: Sim): HeldUp | undefined {
  const pods = [...subject.pods];
  const troubled = pods.flatMap(({ containers }) => containers).find(({ restarts }) => restarts > 1);
  if (troubled) return { by: whatEnds(troubled), container: troubled.index };
  const endless = pods.flatMap(({ containers }) => containers).find(isEndless);
  if (endless) return { by: 'init', container: endless.index };
  const unready = pods
    .filter(({ ready, deletedAt }) => !ready && deletedAt === undefined)
    .flatMap(({ containers }) => containers)
    .find(({ ready, model }) => !ready && model.role !== 'init');
  return unready && { by: 'unready', container: unready.index };
}

/** An init container that never ends, since the API server has dropped what makes a sidecar of it. */
export function isEndless({ model, state }: Container): boolean {
  return state === 'running' && model.role === 'init' && model.runs === Infinity;
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
