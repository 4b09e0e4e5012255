import { ANNOTATIONS } from '../../facts';
import { killedAt, maxOf, resolveFenceposts, type Seconds } from '../../kubernetes';
import type { Workload } from '../../workload';
import type { Entry } from '../account/account';
import type { Sim } from '../world/sim';
import { isFailing } from '../scenarios/failing-checks';
import { blameAt, hasReadiness, seconds, type Fault } from './fault';
import { noOwnPod, portFree } from './no-own-pod';
import { availableWords, isReleased, limitPath, nothingThere } from './nothing-there';
import type { ContainerModel } from '../model/pod-model';
import type { Setting } from '../model/setting';
import type { Blame } from '../outcome';

/**
 * Finds the field that a loss is to be blamed on: one of the workload that something happens to, or of the one whose pod
 * does not answer.
 *
 * @param workloads those of the run, each in its place
 */
export function blameFor(entry: Entry, workloads: readonly Workload[], sim: Sim): Blame {
  const workload = workloads[entry.pod?.set.workload ?? 0] as Workload;
  return blameAt(faultOf(entry, workload, sim), workload.manifest);
}

function faultOf(entry: Entry, workload: Workload, sim: Sim): Fault {
  const { setting } = sim;
  const container = entry.pod?.model.containers[entry.container ?? -1];
  switch (entry.reason) {
    case 'no-own-pod':
      return noOwnPod(workload);
    case 'port-free':
      return portFree(workload);
    case 'nothing-there':
      return nothingThere(workload, sim);
    case 'no-majority':
      return noMajority(workload, sim);
    case 'too-few':
      return tooFew(workload, setting);
    case 'node-lost':
      return nodeLost(workload, setting);
    default:
      if (!container) return { path: ['spec'], words: 'the pod does not answer' };
      return entry.isLast && entry.reason === 'stopped'
        ? lastOne(container, workload, sim)
        : faultIn(container, entry, sim);
  }
}

/** What takes so many at once is to blame, as where it takes all. */
function noMajority(workload: Workload, sim: Sim): Fault {
  const { majority = 0, replicas, name } = sim.controllers.find(({ isShort }) => isShort)?.model ?? sim.subject.model;
  if (majority >= replicas) {
    const words = `none of the ${replicas} members of ${name} may be missing, and whatever replaces one takes it away first`;
    return { path: ['metadata', 'annotations', ANNOTATIONS.mayBeMissing], words };
  }
  const fault = nothingThere(workload, sim);
  return {
    ...fault,
    words: `fewer than ${majority} of the ${replicas} members of ${name} answer, so that none does: ${fault.words}`,
  };
}

/** No hook is long enough where no other pod is ready: the routing comes back to the one that stops. */
function lastOne({ name }: ContainerModel, workload: Workload, sim: Sim): Fault {
  const fault = nothingThere(workload, sim);
  return { ...fault, words: `${fault.words}; what comes meanwhile goes to ${name}, which stops` };
}

function faultIn(container: ContainerModel, entry: Entry, sim: Sim): Fault {
  const { setting } = sim;
  const { path, name } = container;
  const preStop = container.mend === undefined ? [...path, 'lifecycle', 'preStop'] : path;
  const grace = entry.pod?.model.gracePeriod ?? 0;
  const lag = lagOf(setting);
  switch (entry.reason) {
    case 'stopped':
      return { path: preStop, words: `${stoppedWords(container, entry, grace, lag)}${besides(container, sim)}` };
    case 'killed':
      if (container.application.kept === 'leaves-open') return keptAlive(container);
      return {
        path: entry.pod?.model.gracePath ?? path,
        words: `${name} is killed ${seconds(killedAt(waitOf(container, grace), grace))} after the deletion, before ${workWords(container)} done`,
      };
    case 'kept-alive':
      return keptAlive(container);
    case 'liveness':
    case 'startup':
      if (entry.reason === 'liveness' && container.probes.some(isFailing)) {
        return {
          path: [...path, 'livenessProbe'],
          words: `the liveness check of ${name} always fails: the kubelet kills it again and again, and requests come to it until it serves again`,
        };
      }
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

/** No number of the manifest decides it: what somebody has stated does. */
function keptAlive({ name, path, application }: ContainerModel): Fault {
  const { kept } = application;
  if (kept === 'closes-early') return { path: [...path, 'lifecycle', 'preStop'], words: `${name} ${keptWords(kept)}` };
  const annotation = kept === undefined ? ANNOTATIONS.onSigterm : ANNOTATIONS.keptConnections;
  return { path: ['metadata', 'annotations', annotation], words: `${name} ${keptWords(kept)}` };
}

function keptWords(kept: ContainerModel['application']['kept']): string {
  switch (kept) {
    case 'closes-early':
      return 'gets SIGTERM at once, before it has answered with `Connection: close` over the connections that clients keep: a preStop hook has to give it time for that';
    case 'closes-idle':
      return 'closes idle connections on SIGTERM, and what clients send in that moment is reset: no hook helps, it has to answer with `Connection: close` while the hook runs';
    case 'leaves-open':
      return 'leaves connections open that clients keep, and ends with them: no hook helps, it has to answer with `Connection: close` while the hook runs';
    default:
      return 'ends while clients keep connections to it: no hook helps, it has to close them with its last answers';
  }
}

function workWords({ ownWork, application }: ContainerModel): string {
  return ownWork > 0 ? `its own work of ${seconds(ownWork)} is` : `requests of ${seconds(application.requestTime)} are`;
}

function stoppedWords(container: ContainerModel, { cause }: Entry, grace: Seconds, lag: Seconds): string {
  const { application, behind } = container;
  const name = behind === undefined ? container.name : `${container.name}, which ${behind} passes requests on to,`;
  const wait = seconds(waitOf(container, grace));
  if (cause === 'cut-in-flight') {
    return `${name} exits on SIGTERM, ${wait} after the deletion, with requests of ${seconds(application.requestTime)} under way: they come for up to ${seconds(lag)}`;
  }
  const stops = container.hook.stopsAt === undefined ? 'gets SIGTERM' : 'is stopped by its own preStop hook';
  return `${name} ${stops} ${wait} after the deletion, but requests come for up to ${seconds(lag)}`;
}

/** A rollout lets old pods go as soon as new ones count as ready, which a container without a probe does at once. */
function besides({ path }: ContainerModel, sim: Sim): string {
  const { subject } = sim;
  const next = subject.model.next.containers.find((one) => one.path.join() === path.join());
  const isBlind = next !== undefined && !hasReadiness(next) && next.application.servesAfter > 0;
  if (!isBlind || !isReleased(sim) || subject.model.update.type === 'Recreate') return '';
  return `; besides, ${startingWords(next)}, so that it goes before the next one serves`;
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

function waitOf({ hook }: ContainerModel, grace: Seconds): Seconds {
  return Math.min(hook.stopsAt ?? hook.atLeast, grace);
}

function lagOf({ channels }: Setting): Seconds {
  return maxOf(
    channels.map(({ drainLag, callTimeout }) => drainLag + callTimeout),
    0,
  );
}

function nodeLost({ replicas }: Workload, { subject: { kind, replicas: count } }: Setting): Fault {
  const words = `its node is gone; ${count > 1 ? 'pods on other nodes serve on' : 'there is no pod on another one'}`;
  const isCounted = kind !== 'DaemonSet' && kind !== 'Pod';
  return { manifest: replicas.autoscaler, path: isCounted ? replicas.path : ['spec'], words };
}

function tooFew(workload: Workload, setting: Setting): Fault {
  const { update } = workload;
  const { manifest } = update;
  const { update: strategy, replicas, needed = 0, wanted = replicas } = setting.subject;
  if (needed > wanted) return setTooLow(workload, wanted, needed);
  const all = `at full load all ${replicas} are needed`;
  if (strategy.type === 'Recreate') {
    const words = `all old pods end before the first new one starts, and ${all}`;
    return { manifest, path: [...update.path, 'type'], words };
  }
  const { maxSurge, maxUnavailable } = strategy;
  if (resolveFenceposts(maxSurge, maxUnavailable, replicas).unavailable > 0) {
    return { manifest, path: limitPath(update), words: `a rollout takes pods away before others serve, and ${all}` };
  }
  return { manifest, path: ['spec', 'minReadySeconds'], words: `${availableWords(setting)}, and ${all}` };
}

/** A release writes a number of replicas, or its default, whatever there are. */
function setTooLow({ manifest, rollout, autoscalers }: Workload, wanted: number, needed: number): Fault {
  const chooses = autoscalers.length > 0 ? ', whatever the autoscaler has chosen,' : '';
  const words = `applying it sets ${wanted} ${wanted === 1 ? 'replica' : 'replicas'}${chooses} while ${needed} are needed`;
  return { manifest: rollout ?? manifest, path: ['spec', 'replicas'], words };
}
