import { ANNOTATIONS } from '../../facts';
import { type FieldPath, formatFieldPath, killedAt, resolveFenceposts, type Seconds, maxOf } from '../../kubernetes';
import { identityOf, knownKind, type Manifest, type Workload } from '../../workload';
import type { Entry } from '../account/account';
import type { Sim } from '../world/sim';
import type { ContainerModel } from '../model/pod-model';
import type { WorkloadModel } from '../model/workload-model';
import type { Setting } from '../model/setting';
import type { Blame } from '../outcome';
import { release } from '../scenarios/scripts';

/** A field, and what is wrong with it. */
interface Fault {
  readonly manifest?: Manifest | undefined;
  readonly path: FieldPath;
  readonly words: string;
}

/** Finds the field that a loss is to be blamed on. */
export function blameFor(entry: Entry, workload: Workload, sim: Sim): Blame {
  const { manifest = workload.manifest, path, words } = faultOf(entry, workload, sim);
  const span = manifest.locate?.(path);
  return {
    resource: identityOf(manifest),
    ...(manifest.file !== undefined && { file: manifest.file }),
    ...(span && { line: span.line, column: span.column }),
    path,
    words,
  };
}

function faultOf(entry: Entry, workload: Workload, sim: Sim): Fault {
  const { setting } = sim;
  const container = entry.pod?.model.containers[entry.container ?? -1];
  switch (entry.reason) {
    case 'nothing-there':
      return nothingThere(workload, sim);
    case 'too-few':
      return tooFew(workload, setting);
    case 'node-lost':
      return nodeLost(workload, setting);
    default:
      return container ? faultIn(container, entry, setting) : { path: ['spec'], words: 'the pod does not answer' };
  }
}

function faultIn(container: ContainerModel, entry: Entry, setting: Setting): Fault {
  const { path, name } = container;
  const preStop = [...path, 'lifecycle', 'preStop'];
  const grace = entry.pod?.model.gracePeriod ?? 0;
  const lag = lagOf(setting);
  switch (entry.reason) {
    case 'stopped':
      return { path: preStop, words: stoppedWords(container, entry, grace, lag) };
    case 'killed':
      return {
        path: entry.pod?.model.gracePath ?? path,
        words: `${name} is killed ${seconds(killedAt(waitOf(container, grace), grace))} after the deletion, before ${workWords(container)} done`,
      };
    case 'kept-alive':
      return {
        path: ['metadata', 'annotations', ANNOTATIONS.onSigterm],
        words: `${name} ends while clients keep connections to it: no hook helps, it has to close them with its last answers`,
      };
    case 'liveness':
    case 'startup':
      return {
        path: [...path, `${entry.reason}Probe`, 'failureThreshold'],
        words: `the ${entry.reason} probe kills ${name}, and requests come to it until it serves again`,
      };
    case 'crashed':
      return hasReadiness(container)
        ? { path, words: `${name} has ended by itself: requests come to it until that is noticed` }
        : {
            path: [...path, 'readinessProbe'],
            words: `${name} counts as ready whenever it runs: it has no readiness probe`,
          };
    default:
      return { path: [...path, 'readinessProbe'], words: startingWords(container) };
  }
}

function workWords({ ownWork, application }: ContainerModel): string {
  return ownWork > 0 ? `its own work of ${seconds(ownWork)} is` : `requests of ${seconds(application.requestTime)} are`;
}

function stoppedWords(container: ContainerModel, { cause }: Entry, grace: Seconds, lag: Seconds): string {
  const { name, application } = container;
  const wait = seconds(waitOf(container, grace));
  if (cause === 'cut-in-flight') {
    return `${name} exits on SIGTERM, ${wait} after the deletion, with requests of ${seconds(application.requestTime)} under way: they come for up to ${seconds(lag)}`;
  }
  return `${name} gets SIGTERM ${wait} after the deletion, but requests come for up to ${seconds(lag)}`;
}

function startingWords(container: ContainerModel): string {
  const { name, application } = container;
  const serves = Number.isFinite(application.servesAfter)
    ? `needs ${seconds(application.servesAfter)} to serve`
    : 'never serves';
  if (!hasReadiness(container))
    return `${name} ${serves}, and counts as ready whenever it runs: it has no readiness probe`;
  return `${name} ${serves}, and its readiness probe does not tell`;
}

function hasReadiness({ probes }: ContainerModel): boolean {
  return probes.some(({ type }) => type === 'readiness');
}

function waitOf({ hook }: ContainerModel, grace: Seconds): Seconds {
  return Math.min(hook.atLeast, grace);
}

function lagOf({ channels }: Setting): Seconds {
  return maxOf(
    channels.map(({ drainLag, callTimeout }) => drainLag + callTimeout),
    0,
  );
}

function nothingThere(workload: Workload, sim: Sim): Fault {
  const { update, replicas, budgets, reaches } = workload;
  const { setting, subject, drains } = sim;
  const { model, target } = subject;
  const local = reaches.find(({ internalTrafficPolicy }) => internalTrafficPolicy === 'Local');
  if (local && setting.channels.some(({ perNode }) => perNode)) {
    const words = 'a node whose own pod has gone meets no other one: internalTrafficPolicy is Local';
    return { manifest: local.service, path: ['spec', 'internalTrafficPolicy'], words };
  }
  const isDrained = drains.current !== undefined || drains.doneAt !== undefined;
  const isRelease = target === 'new' || sim.act === release;
  if (model.update.type === 'Recreate' && isRelease) {
    const words = 'all pods of one version end before the first one of the next starts';
    return { manifest: update.manifest, path: [...update.path, 'type'], words };
  }
  if (model.kind === 'Pod') return { path: ['spec'], words: 'no controller runs the pod: nothing makes another one' };
  if (isRelease && keepsSome(model)) return takenTooSoon(workload, setting);
  if (model.replicas <= 1) {
    const words = 'a single replica: nothing serves while it is replaced';
    return { manifest: replicas.autoscaler, path: replicas.path, words };
  }
  if (budgets.length === 0 && isDrained) {
    const words = 'no disruption budget selects the pods: a drain may take the last one that serves';
    return { path: ['metadata', 'name'], words };
  }
  const path = limitPath(update);
  return { manifest: update.manifest, path, words: `${formatFieldPath(path)} lets all pods go before others serve` };
}

/** Whether the limits of a rollout leave a pod at any time: then it is what counts as available that is wrong. */
function keepsSome({ update, replicas }: WorkloadModel): boolean {
  const { maxSurge, maxUnavailable } = update;
  return resolveFenceposts(maxSurge, maxUnavailable, replicas).unavailable < replicas;
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

function availableWords({ subject: { update }, channels }: Setting): string {
  const first = maxOf(
    channels.map(({ firstUse }) => firstUse),
    0,
  );
  return `a new pod counts as available ${seconds(update.minReadySeconds)} after it is ready, requests reach it ${seconds(first)} after`;
}

function nodeLost({ replicas }: Workload, { subject: { kind, replicas: count } }: Setting): Fault {
  const words = `its node is gone; ${count > 1 ? 'pods on other nodes serve on' : 'there is no pod on another one'}`;
  const isCounted = kind !== 'DaemonSet' && kind !== 'Pod';
  return { manifest: replicas.autoscaler, path: isCounted ? replicas.path : ['spec'], words };
}

function tooFew({ update }: Workload, setting: Setting): Fault {
  const { manifest } = update;
  const { update: strategy, replicas } = setting.subject;
  const needed = `at full load all ${replicas} are needed`;
  if (strategy.type === 'Recreate') {
    const words = `all old pods end before the first new one starts, and ${needed}`;
    return { manifest, path: [...update.path, 'type'], words };
  }
  const { maxSurge, maxUnavailable } = strategy;
  if (resolveFenceposts(maxSurge, maxUnavailable, replicas).unavailable > 0) {
    return { manifest, path: limitPath(update), words: `a rollout takes pods away before others serve, and ${needed}` };
  }
  return { manifest, path: ['spec', 'minReadySeconds'], words: `${availableWords(setting)}, and ${needed}` };
}

/** Where the pods that may be missing stand: a Rollout has no `rollingUpdate`. */
function limitPath({ path, manifest }: Workload['update']): FieldPath {
  const isRollout = knownKind(manifest.object) === 'Rollout';
  return [...path, ...(isRollout ? [] : ['rollingUpdate']), 'maxUnavailable'];
}

function seconds(value: Seconds): string {
  return `${Math.round(value * 100) / 100} s`;
}
