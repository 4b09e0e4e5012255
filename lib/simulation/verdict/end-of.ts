import type { Container, Sim } from '../actors/state';
import type { End } from '../outcome';
import type { ScenarioName } from '../scenario';

/** Scenarios that are complete when the new version is, whatever becomes of it later. */
const RELEASES: ReadonlySet<ScenarioName> = new Set(['rollout', 'rollback', 'crashes-later']);

/** When a scenario was over, or why it never was. */
export function endOf(sim: Sim, scenario: ScenarioName): End {
  const { firstComplete, completeSince, lastRemoval } = sim;
  if (isPaused(sim)) return { done: false, why: whyPaused(sim), watchedUntil: sim.setting.until };
  const isQuiet = [...sim.pods].every(({ deletedAt }) => deletedAt === undefined);
  if (completeSince !== undefined && isQuiet) {
    const complete = RELEASES.has(scenario) ? (firstComplete ?? completeSince) : completeSince;
    return { done: true, complete, settled: Math.max(complete, lastRemoval) };
  }
  return { done: false, why: whyNever(sim), watchedUntil: sim.setting.until };
}

/** Whether a new version is wanted of what is paused. */
function isPaused({ setting, target }: Sim): boolean {
  return setting.update.paused && target === 'new';
}

function whyPaused({ setting }: Sim): string {
  return `nothing happens: ${setting.name} is paused (spec.paused), and the new version is not rolled out before somebody resumes it`;
}

function whyNever(sim: Sim): string {
  if (sim.why !== undefined) return sim.why;
  if (sim.drains.evicting.size > 0) return whyNotEvicted(sim);
  if (sim.replicas !== (sim.scalesTo ?? sim.replicas)) {
    return `the autoscaler is still on its way from ${sim.replicas} to ${sim.scalesTo ?? 0} replicas`;
  }
  if (sim.unscheduled.size > 0) return whyUnscheduled(sim);
  if (sim.nodes.some(({ lost, pods }) => lost && pods.size > 0)) {
    if (sim.setting.toleration === Infinity)
      return 'its pods tolerate for ever that their node is gone: no others are made';
    return 'a StatefulSet makes no second pod of a name before somebody has removed the node, or the pod by force';
  }
  if (sim.setting.kind === 'Pod') return 'nothing makes another pod';
  const troubled = [...sim.pods].flatMap(({ containers }) => containers).find(isTroubled);
  if (troubled) return wordTrouble(troubled);
  const unready = [...sim.pods].find(({ ready, deletedAt }) => !ready && deletedAt === undefined);
  if (unready) return `${unready.name} never becomes ready`;
  return 'pods are still being replaced';
}

function whyUnscheduled({ unscheduled, setting, nodes }: Sim): string {
  const { volume, maxSkew, perNode } = setting.placement;
  const [pods, wait, find] =
    unscheduled.size === 1 ? ['1 pod', 'waits', 'finds'] : [`${unscheduled.size} pods`, 'wait', 'find'];
  if (volume) return `${pods} ${wait} for the volume that the others keep, and those stay until it is ready`;
  if (setting.kind === 'DaemonSet' && perNode === 1) {
    return `${pods} ${find} the port of the node taken by the old one, which stays until the new one is available`;
  }
  const isShut = maxSkew !== undefined && nodes.some(({ cordoned, lost }) => cordoned || lost);
  const spread = isShut ? `: the spread (maxSkew ${maxSkew}) counts the node that takes no pods, too` : '';
  return `${pods} ${find} no node that may take ${unscheduled.size === 1 ? 'it' : 'them'}${spread}`;
}

/** What a budget keeps a drain waiting for. */
function whyNotEvicted({ setting, readyPods, replicas }: Sim): string {
  const [budget] = setting.budgets;
  if (!budget) return 'a pod that has been evicted is never gone';
  const { minAvailable, maxUnavailable } = budget.limits;
  const limit =
    minAvailable === undefined || minAvailable === null
      ? `maxUnavailable ${maxUnavailable ?? 'not set'}`
      : `minAvailable ${minAvailable}`;
  return `the disruption budget ${budget.name} (${limit}) allows no eviction with ${readyPods} of ${replicas} pods ready, and kubectl drain waits for ever`;
}

function isTroubled({ restarts }: Container): boolean {
  return restarts > 1;
}

function wordTrouble({ model, endedBy, pod }: Container): string {
  if (endedBy === 'liveness' || endedBy === 'startup') {
    return `the ${endedBy} probe kills ${model.name} again and again before it serves`;
  }
  if (endedBy === 'post-start') return `the postStart hook of ${model.name} fails, which kills it again and again`;
  return `${model.name} of ${pod.name} ends again and again`;
}
