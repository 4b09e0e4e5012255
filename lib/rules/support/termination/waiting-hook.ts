import { graceKept, supports, type Seconds } from '../../../kubernetes';
import { hookDuration, isObject, type JsonObject, type Workload, type World } from '../../../workload';
import type { Edit } from '../../rule';
import { neededGraceOfPod } from './cut-sidecars';
import { mendedHook, neededWait, type Stopping } from './stopping';

/** The edits that let a container wait as long as it has to, with the grace period that this takes. */
export function waitingHookEdits(stopping: Stopping, workload: Workload, world: World): readonly Edit[] {
  const wait = Math.ceil(neededWait(stopping));
  const hook = hookEdit(stopping, wait);
  if (wait <= 0 || !hook || !supports(world.kubernetesVersion, 'sleep-hook')) return [];
  const grace = graceWithWait(stopping, workload);
  const path = [...workload.podPath, 'terminationGracePeriodSeconds'];
  return grace > workload.gracePeriod ? [hook, { path, value: grace }] : [hook];
}

/**
 * The grace period beside the wait that a container has to have: what is needed, and where nobody has stated how long it
 * takes to stop, what it had for that.
 */
export function graceWithWait(stopping: Stopping, workload: Workload): Seconds {
  const { container, hook } = stopping;
  const needed = neededGraceOfPod(stopping, workload);
  if (container.onSigterm.assumption === undefined && container.longestRequest.assumption === undefined) return needed;
  return graceKept({ grace: workload.gracePeriod, before: hook.atLeast, wait: mendedHook(stopping).atMost, needed });
}

/** Only a wait is replaced: a command that does anything else is nobody's to drop. */
function hookEdit({ container, traffic }: Stopping, seconds: number): Edit | undefined {
  const { preStop, preStopDuration, preStopFails } = container;
  const path = [...container.path, 'lifecycle', 'preStop'];
  const written = hookDuration(preStop);
  const isStatedOtherwise =
    preStopFails === undefined &&
    (written?.atLeast !== preStopDuration?.atLeast || written?.atMost !== preStopDuration?.atMost);
  const hasToCall = traffic.some(({ deregistration }) => deregistration !== undefined);
  if (isStatedOtherwise || (!preStop && hasToCall)) return undefined;
  if (preStop && isObject(preStop['sleep'])) return { path: [...path, 'sleep', 'seconds'], value: seconds };
  return !preStop || isNothingButWait(preStop) ? { path, value: { sleep: { seconds } } } : undefined;
}

function isNothingButWait(preStop: JsonObject): boolean {
  if (isObject(preStop['tcpSocket'])) return true;
  const duration = isObject(preStop['exec']) ? hookDuration(preStop) : undefined;
  return duration !== undefined && duration.atLeast > 0 && duration.atLeast === duration.atMost;
}
