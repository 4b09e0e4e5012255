import { crashLoopBackOff, maxOf, type Seconds } from '../../kubernetes';
import { mostOf } from '../latency/draw';
import { LATENCIES, type LatencyName } from '../latency/latencies';
import type { ContainerModel, PodModel } from './pod-model';
import type { Setting } from './setting';

/** What a horizon follows from. */
export type Watched = Pick<Setting, 'subject' | 'companions' | 'channels' | 'imagePull'>;

/** What nobody has thought of, for each pod. */
const ROOM: Seconds = 120;

/** What nobody has thought of, for all of them. */
const AT_LEAST: Seconds = 900;

/**
 * How long a run is watched: every pod may be replaced after the other, each with everything at its longest, and then
 * nothing has to happen for as long as anything takes. What goes on at that moment was not watched to its end.
 */
export function horizon(replicas: number, watched: Watched): Seconds {
  return Math.min(LONGEST, AT_LEAST + (replicas + 1) * longestStep(watched));
}

/** No time that an API server takes is longer, and none that is written is without an end. */
const LONGEST: Seconds = 1e12;

/**
 * The longest time in which a run that goes on shows nothing: a pod starts, becomes available, and one goes for it. One
 * that has shown nothing for longer is stuck.
 */
export function longestStep({ subject, companions, channels, imagePull }: Watched): Seconds {
  const workloads = [subject, ...companions];
  const pods = workloads.flatMap(({ old, next }) => [old, next]);
  const minReady = maxOf(workloads.map(({ update }) => update.minReadySeconds));
  const pulls = maxOf(pods.map(({ images }) => images.length)) * imagePull;
  const routing = channels.map(({ drainLag, firstUse, callTimeout }) => Math.max(drainLag + callTimeout, firstUse));
  const grace = maxOf(pods.map(({ gracePeriod }) => gracePeriod));
  const steps = [latestReady(pods), untilRestarted(pods), minReady, grace, maxOf([0, ...routing])];
  return steps.reduce((sum, step) => sum + step, pulls + ROOM);
}

/** How long a process that ends by itself may run, and its pod wait for the next one. */
function untilRestarted(pods: readonly PodModel[]): Seconds {
  const crashes = pods.flatMap(({ containers }) => containers.flatMap((one) => one.application.crashesAfter ?? []));
  return crashes.length === 0 ? 0 : maxOf(crashes) + crashLoopBackOff().maximum + longest('backOffSync');
}

/** How long the slowest of several pods takes from its node to being ready, where it ever is. */
export function latestReady(pods: readonly PodModel[]): Seconds {
  return maxOf(pods.map(readyAfter));
}

function readyAfter({ containers, gateDelay }: PodModel): Seconds {
  const first = longest('start');
  return (
    first + gateDelay + containers.reduce((sum, container) => sum + startOf(container) + longest('nextContainer'), 0)
  );
}

/** How long a container takes at the most until it is ready, probes included; all of them as if they waited for each other. */
function startOf({ application, probes, postStart, runs, role }: ContainerModel): Seconds {
  if (role === 'init') return Number.isFinite(runs) ? runs : 0;
  const { servesAfter } = application;
  const probing = probes.map(
    ({ timing }) => timing.initialDelay + timing.period * (timing.successThreshold + 1) + timing.timeout,
  );
  return postStart + (Number.isFinite(servesAfter) ? servesAfter : 0) + probing.reduce((sum, one) => sum + one, 0);
}

function longest(name: LatencyName): Seconds {
  return Math.max(LATENCIES[name].worst, mostOf(name));
}
