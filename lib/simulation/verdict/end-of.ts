import type { Container } from '../world/pod';
import type { Sim } from '../world/sim';
import { countsOf } from '../actors/eviction/budget-counts';
import { ownerOf } from '../actors/controllers/owner-of';
import { shareOf } from '../actors/nodes/scheduler';
import { maxOf } from '../../kubernetes';
import { longestStep } from '../model/horizon';
import type { QuotaRoom } from '../model/workload-model';
import type { End } from '../outcome';
import { isTakenAway, LIVENESS, RELEASES as ALL_RELEASES, type ScenarioName } from '../scenario';
import { isFailing } from '../scenarios/failing-checks';
import { deprivedPod, deprivedWords } from './deprived-pod';
import { isEndless } from './held-up-by';
import { lastProgress } from './last-progress';
import { loadOf } from './load-of';
import { isShortOfQuota } from './short-of-quota';

/** Scenarios that are complete when the new version is, whatever becomes of it later. */
const RELEASES: ReadonlySet<ScenarioName> = new Set(['rollout', 'rollback', 'crashes-later', 'never-alive']);

/** When a scenario was over, or why it never was. */
export function endOf(sim: Sim, scenario: ScenarioName): End {
  const { firstComplete, completeSince, lastRemoval, pods } = sim.subject;
  if (isPaused(sim)) return { done: false, why: whyPaused(sim), watchedUntil: sim.setting.until };
  if (isRefused(sim, scenario)) return { done: false, why: whyRefused(sim), watchedUntil: sim.setting.until };
  if (isCutShort(sim)) return { done: false, why: whatIsCut(sim), watchedUntil: sim.now, isCutOff: true };
  const goers = sim.controllers.filter(({ hasGone }) => hasGone);
  const isQuiet =
    [...pods].every(({ deletedAt }) => deletedAt === undefined) && goers.every((one) => one.pods.size === 0);
  if (completeSince !== undefined && isQuiet) {
    const complete = RELEASES.has(scenario) ? (firstComplete ?? completeSince) : completeSince;
    return { done: true, complete, settled: maxOf([complete, lastRemoval, ...goers.map((one) => one.lastRemoval)]) };
  }
  if (isGoneForGood(sim, scenario)) return { done: true, complete: lastRemoval, settled: lastRemoval };
  const watchedUntil = sim.setting.until;
  if (isGoingOn(sim, scenario)) return { done: false, why: whatGoesOn(sim), watchedUntil, isCutOff: true };
  return { done: false, why: whyNever(sim), watchedUntil };
}

/**
 * Whether what was to be taken away is gone, and nobody waits for another: `kubectl drain --force` and a deletion end with
 * a pod that no controller runs. Where requests come to it, or work, there is no end of what is lost.
 */
function isGoneForGood({ setting, subject, drains, channels }: Sim, scenario: ScenarioName): boolean {
  if (subject.model.kind !== 'Pod' || channels.length > 0 || drains.failure !== undefined) return false;
  if (loadOf(setting) !== 'nothing') return false;
  return isTakenAway(scenario) && subject.pods.size === 0 && drains.evicting.size === 0;
}

/** Whether more happens than is simulated. */
function isCutShort({ now, setting }: Sim): boolean {
  return now < setting.until;
}

function whatIsCut(sim: Sim): string {
  return `${wantedOnes(sim)}, and more was to happen than is simulated`;
}

/** Whether something has just happened that brings it nearer to its end. */
function isGoingOn(sim: Sim, scenario: ScenarioName): boolean {
  if ((scenario === 'crashes-later' || LIVENESS.has(scenario)) && hasCrashed(sim)) return false; // that goes on for ever
  return sim.setting.until - lastProgress(sim) < longestStep(sim.setting);
}

function hasCrashed({ subject: { pods } }: Sim): boolean {
  return [...pods].some(({ containers }) => containers.some(({ restarts }) => restarts > 0));
}

function whatGoesOn(sim: Sim): string {
  return `${wantedOnes(sim)}, and something was still happening`;
}

function wantedOnes({ subject: { pods, target, replicas } }: Sim): string {
  const wanted = [...pods].filter(({ version, available }) => version === target && available).length;
  return `${wanted} of ${replicas} pods were as they are wanted`;
}

/** Whether the new version has been refused. */
function isRefused({ subject: { model } }: Sim, scenario: ScenarioName): boolean {
  return model.refused !== undefined && ALL_RELEASES.has(scenario);
}

function whyRefused({ subject: { model } }: Sim): string {
  return model.refused ?? '';
}

/** Whether a new version is wanted of what is paused. */
function isPaused({ subject: { model, target } }: Sim): boolean {
  return model.update.paused && target === 'new';
}

function whyPaused({ subject: { model } }: Sim): string {
  return `nothing happens: ${model.name} is paused (spec.paused), and the new version is not rolled out before somebody resumes it`;
}

function whyNever(sim: Sim): string {
  const { subject, drains } = sim;
  const { replicas, scalesTo = replicas, model } = subject;
  if (drains.failure !== undefined) return drains.failure;
  if (drains.evicting.size > 0) return whyNotEvicted(sim);
  if (replicas !== scalesTo) {
    return `the autoscaler is still on its way from ${replicas} to ${scalesTo} replicas`;
  }
  if (sim.nodes.some((node) => node.lost && shareOf(node, subject.index).all > 0)) {
    if (model.toleration === Infinity) return 'its pods tolerate for ever that their node is gone: no others are made';
    return 'a StatefulSet makes no second pod of a name before somebody has removed the node, or the pod by force';
  }
  return whyMissing(sim) ?? (model.kind === 'Pod' ? 'nothing makes another pod' : 'pods are still being replaced');
}

/** What keeps a pod from coming, or from being ready. */
function whyMissing(sim: Sim): string | undefined {
  const { pods, model } = sim.subject;
  if (sim.unscheduled.size > 0) return whyUnscheduled(sim);
  if (isShortOfQuota(sim)) return whyQuota(sim);
  const [deprived, missing] = deprivedPod(sim) ?? [];
  if (deprived && missing) return deprivedWords(deprived, missing);
  const containers = [...pods].flatMap((pod) => pod.containers);
  const troubled = containers.find(isTroubled);
  if (troubled) return wordTrouble(troubled);
  if (model.kind === 'Pod') return undefined;
  const waiting = containers.find(isEndless);
  if (waiting) return wordEndless(waiting);
  const unready = [...pods].find(({ ready, deletedAt }) => !ready && deletedAt === undefined);
  const sealed = unready?.containers.find(({ ready, model }) => !ready && model.application.waitsFor !== undefined);
  return (
    unready && `${unready.name} never becomes ready${sealed ? `: ${sealed.model.application.waitsFor ?? ''}` : ''}`
  );
}

function whyUnscheduled(sim: Sim): string {
  const { unscheduled, nodes } = sim;
  const [first] = unscheduled;
  const { kind, placement } = (first ? ownerOf(sim, first) : sim.subject).model;
  const { volume, keptBy, maxSkew, perNode, eligible } = placement;
  const [pods, wait, find] =
    unscheduled.size === 1 ? ['1 pod', 'waits', 'finds'] : [`${unscheduled.size} pods`, 'wait', 'find'];
  if (volume === 'of-its-node') return `${pods} ${wait} for the one node that has the volume`;
  if (keptBy !== undefined)
    return `${pods} ${wait} for a volume of one node that the pods of ${keptBy} keep on another`;
  if (volume) return `${pods} ${wait} for the volume that the others keep, and those stay until it is ready`;
  if (kind === 'DaemonSet' && perNode === 1) {
    return `${pods} ${find} the port of the node taken by the old one, which stays until the new one is available`;
  }
  const isShut = maxSkew !== undefined && nodes.some(({ cordoned, lost }) => cordoned || lost);
  const spread = isShut ? `: the spread (maxSkew ${maxSkew}) counts the node that takes no pods, too` : '';
  const named =
    eligible === undefined ? spread : `: by name they ask for ${eligible === 1 ? 'one alone' : `${eligible} alone`}`;
  return `${pods} ${find} no node that may take ${unscheduled.size === 1 ? 'it' : 'them'}${named}`;
}

/** What a budget keeps a drain waiting for. */
function whyNotEvicted(sim: Sim): string {
  const [pod] = sim.drains.evicting.keys();
  const budget = pod && sim.setting.budgets.find(({ over }) => over.includes(pod.set.workload));
  if (!budget) return 'a pod that has been evicted is never gone';
  const { minAvailable, maxUnavailable } = budget.limits;
  const limit =
    minAvailable === undefined || minAvailable === null
      ? `maxUnavailable ${maxUnavailable ?? 'not set'}`
      : `minAvailable ${minAvailable}`;
  const { healthy, scale } = countsOf(sim, budget);
  if (budget.uncounted !== undefined) {
    return `the disruption budget ${budget.name} (${limit}) allows no eviction, ever: it selects pods of ${budget.uncounted} as well, of which Kubernetes knows no number of replicas, and without it only a whole number of minAvailable can be counted`;
  }
  const missing = whyMissing(sim);
  const since = missing === undefined ? '' : `, since ${missing}`;
  return `the disruption budget ${budget.name} (${limit}) allows no eviction with ${healthy} of ${scale} pods ready, and kubectl drain waits for ever${since}`;
}

function wordEndless({ model, pod }: Container): string {
  return `${pod.name} waits for ever for the end of ${model.name}: before Kubernetes 1.29 its restartPolicy is dropped, and it is an init container like others`;
}

function isTroubled({ restarts }: Container): boolean {
  return restarts > 1;
}

function wordTrouble({ model, endedBy, pod }: Container): string {
  if (endedBy === 'liveness' || endedBy === 'startup') {
    const when = model.probes.some(isFailing) ? ': its check always fails' : ' before it serves';
    return `the ${endedBy} probe kills ${model.name} again and again${when}`;
  }
  if (endedBy === 'post-start') return `the postStart hook of ${model.name} fails, which kills it again and again`;
  return `${model.name} of ${pod.name} ends again and again`;
}

function whyQuota({ subject: { model } }: Sim): string {
  const { name, resource, pods, refused }: QuotaRoom = model.quota ?? { name: '', resource: '', pods: 0 };
  if (refused !== undefined) return `the API server refuses new pods of ${model.name}: ${refused}`;
  return `the quota ${name} (${resource}) leaves room for ${pods} pods of ${model.name}, and one more is needed`;
}
