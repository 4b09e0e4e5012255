import { asObject, type FieldPath, formatFieldPath, maxOf } from '../../kubernetes';
import { identityOf, knownKind, mayNotSurge, type Manifest, type Workload } from '../../workload';
import { takenAway } from '../model/needs-all';
import type { Setting } from '../model/setting';
import type { WorkloadModel } from '../model/workload-model';
import { release } from '../scenarios/scripts';
import type { Sim } from '../world/sim';
import { deprivedFault } from './deprived-pod';
import { failingWords } from './failing-words';
import { firstFailing, untilKilled } from '../scenarios/failing-checks';
import { hasReadiness, seconds, type Fault } from './fault';

/** The field to blame where there is no pod to send requests to. */
export function nothingThere(workload: Workload, sim: Sim): Fault {
  const { update } = workload;
  const { setting, subject, drains } = sim;
  const { model } = subject;
  const decided = decidedFault(workload, sim);
  if (decided) return decided;
  const isDrained = drains.current !== undefined || drains.doneAt !== undefined;
  const isRelease = isReleased(sim);
  if (model.update.type === 'Recreate' && isRelease) {
    const words = 'all pods of one version end before the first one of the next starts';
    return { manifest: update.manifest, path: [...update.path, 'type'], words };
  }
  if (model.kind === 'Pod') return { path: ['spec'], words: 'no controller runs the pod: nothing makes another one' };
  if (isRelease && keepsSome(model)) return takenTooSoon(workload, setting);
  if (model.replicas <= 1) return lookedUpLate(ofOnlyOne(workload, isRelease), setting);
  const together = isDrained ? countedTogether(workload, setting) : undefined;
  if (together) return together;
  if (isDrained) return tooManyDrained(workload);
  const path = limitPath(update);
  return { manifest: update.manifest, path, words: `${formatFieldPath(path)} lets all pods go before others serve` };
}

/** With a single replica the limits of a rollout decide whether it goes first, and nothing else does. */
function ofOnlyOne(workload: Workload, isRelease: boolean): Fault {
  const { update, replicas } = workload;
  if (isRelease && update.way === 'rolling' && !mayNotSurge(workload)) {
    const words = 'maxUnavailable lets the only pod go before another one serves';
    return { manifest: update.manifest, path: limitPath(update), words };
  }
  const words = 'a single replica: nothing serves while it is replaced';
  return { manifest: replicas.autoscaler, path: replicas.path, words };
}

/** Clients of a headless Service meet the next pod only when they look its name up again. */
function lookedUpLate(fault: Fault, { channels }: Setting): Fault {
  const late = maxOf(
    channels.filter(({ kind }) => kind === 'headless').map(({ firstUse }) => firstUse),
    0,
  );
  if (late === 0) return fault;
  const words = `${fault.words}; clients of the headless Service keep the address of the old one, and find the next one up to ${seconds(late)} after it is ready`;
  return { ...fault, words };
}

/** A drain asks budgets and nothing else. */
function tooManyDrained({ budgets: [budget] }: Workload): Fault {
  if (!budget) {
    const words = 'no disruption budget selects the pods: a drain may take the last one that serves';
    return { path: ['metadata', 'name'], words };
  }
  const words = `the disruption budget ${identityOf(budget).name} lets a drain take pods before others serve`;
  return { manifest: budget, path: ['spec', limitIn(budget)], words };
}

/** What decides it, whatever the limits of a rollout and budgets say. */
function decidedFault(workload: Workload, sim: Sim): Fault | undefined {
  return ledElsewhere(workload, sim) ?? goneForGood(workload, sim) ?? deprivedFault(sim) ?? neverAlive(sim);
}

/** Whether a new version is on its way. */
export function isReleased({ subject, act }: Sim): boolean {
  return subject.target === 'new' || act === release;
}

/** Liveness checks fail in all pods: those of a release have replaced the others where they count as available before. */
function neverAlive(sim: Sim): Fault | undefined {
  const { next, old, update } = sim.subject.model;
  const dead = firstFailing(isReleased(sim) ? next : old);
  if (!dead) return undefined;
  const words = failingWords(dead);
  const enough = untilKilled(next);
  if (!isReleased(sim) || update.minReadySeconds >= enough) return { path: [...dead.path, 'livenessProbe'], words };
  const counts = `a new pod counts as available ${seconds(update.minReadySeconds)} after it is ready, before that`;
  return {
    path: ['spec', 'minReadySeconds'],
    words: `${words}; ${counts}: with ${seconds(enough)} the old ones would stay`,
  };
}

/** A workload goes, and nothing comes in its place. */
function goneForGood({ identity, manifest }: Workload, { subject }: Sim): Fault | undefined {
  if (!subject.hasGone || subject.model.isNew) return undefined;
  if (subject.model.goneBy) return subject.model.goneBy;
  const words = `the release takes ${identity.kind} ${identity.name} away, and nothing takes its place`;
  return { manifest, path: ['metadata', 'name'], words };
}

/** What a release leads elsewhere, or takes away. */
function ledElsewhere(workload: Workload, sim: Sim): Fault | undefined {
  const switched = sim.channels.find((channel) => channel.isSwitched)?.model.switched;
  return switched ?? (sim.subject.model.isNew ? broughtAnew(workload, sim) : undefined);
}

/** A workload that takes the place of another one begins with no pod. */
function broughtAnew({ identity, manifest, replicas }: Workload, { controllers }: Sim): Fault {
  const by = controllers.find(({ model }) => model.goneBy !== undefined)?.model.goneBy;
  if (by) return by;
  const gone = controllers.flatMap(({ model }) => (model.goes === undefined ? [] : model.name));
  if (replicas.max === 0 || gone.includes(identity.name)) {
    const words = `the release takes what has run the pods of ${identity.name} away, and nothing waits for its own`;
    return { manifest, path: ['spec', 'replicas'], words };
  }
  const words = `the release replaces ${gone.join(', ')} by ${identity.name}: nothing waits for new pods before the old ones go`;
  return { manifest, path: ['metadata', 'name'], words };
}

/** A budget over several workloads may let all pods of one go. */
function countedTogether({ budgets, identity }: Workload, setting: Setting): Fault | undefined {
  const shared = setting.budgets.find(({ over }) => over.includes(0) && over.length > 1);
  const budget = budgets.find((one) => identityOf(one).name === shared?.name);
  if (!shared || !budget) return undefined;
  const words = `the disruption budget ${shared.name} counts the pods of ${shared.over.length} workloads together: it lets all of ${identity.name} go`;
  return { manifest: budget, path: ['spec', limitIn(budget)], words };
}

/** The bound that a budget has. */
export function limitIn({ object }: Manifest): string {
  return 'minAvailable' in asObject(object['spec']) ? 'minAvailable' : 'maxUnavailable';
}

/** Whether the limits of a rollout leave a pod at any time: then it is what counts as available that is wrong. */
function keepsSome(model: WorkloadModel): boolean {
  return takenAway(model) < model.replicas;
}

/** New pods have counted as available, so that the old ones went, and nothing serves. */
function takenTooSoon({ update }: Workload, setting: Setting): Fault {
  const { next } = setting.subject;
  const path = ['spec', 'minReadySeconds'];
  if (
    next.containers.some(
      ({ application }) => application.crashesAfter !== undefined && Number.isFinite(application.servesAfter),
    )
  ) {
    return { path, words: 'the new version counted as available before it crashed: it has replaced the old one' };
  }
  const blind = next.serving
    .map((place) => next.containers[place])
    .find((container) => container !== undefined && !hasReadiness(container));
  if (blind) {
    const words = `${blind.name} counts as ready whenever it runs, so that old pods go before new ones serve: it has no readiness probe`;
    return { path: [...blind.path, 'readinessProbe'], words };
  }
  return { manifest: update.manifest, path, words: `${availableWords(setting)}: the old ones have gone by then` };
}

/** When new pods count as available, and when requests reach them. */
export function availableWords({ subject: { update }, channels }: Setting): string {
  const first = maxOf(
    channels.map(({ firstUse }) => firstUse),
    0,
  );
  return `a new pod counts as available ${seconds(update.minReadySeconds)} after it is ready, requests reach it ${seconds(first)} after`;
}

/** Where the pods that may be missing stand: a Rollout has no `rollingUpdate`. */
export function limitPath({ path, manifest }: Workload['update']): FieldPath {
  const isRollout = knownKind(manifest.object) === 'Rollout';
  return [...path, ...(isRollout ? [] : ['rollingUpdate']), 'maxUnavailable'];
}
