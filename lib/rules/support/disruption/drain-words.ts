import { drainLag } from '../../../facts';
import { lastRequestDone } from '../../../plan';
import type { HookDuration } from '../../../workload';
import {
  drainFactsOf,
  longestRequestOf,
  makesCalls,
  mendedHook,
  neededWait,
  type Stopping,
} from '../termination/stopping';

/** A duration for people: whole seconds as they are, others to the millisecond. */
export function rounded(seconds: number): number {
  return Number(seconds.toFixed(3));
}

/** Why the hook has to wait as long as it has to: `drain lag of cluster-ip 5 s + longest request 20 s = 25 s`. */
export function waitSum(stopping: Stopping): string {
  const { onSigterm } = stopping;
  const parts = [
    ...lagParts(stopping),
    ...(onSigterm.kind === 'keeps-serving' ? [`- serves on ${rounded(onSigterm.for)} s`] : []),
    ...(['exits', 'unknown'].includes(onSigterm.kind) ? [`+ ${requestWords(stopping)}`] : []),
  ];
  return parts.length === 1 ? parts.join('') : `${parts.join(' ')} = ${rounded(neededWait(stopping))} s`;
}

/** The lag of the slowest source; one that is deregistered beside the hook lags behind that call. */
function lagParts(stopping: Stopping): readonly string[] {
  const { traffic } = stopping;
  const slowest = traffic.find((source) => drainLag([source]) === drainLag(traffic));
  if (!slowest) return ['drain lag of none 0 s'];
  const lag = `drain lag of ${slowest.name ?? slowest.kind} ${rounded(slowest.drainLag)} s`;
  const callTimeout = makesCalls(stopping) ? 0 : (slowest.deregistration?.callTimeout ?? 0);
  return callTimeout > 0 ? [lag, `+ its call ${rounded(callTimeout)} s`] : [lag];
}

/** Why the grace period has to be as long as it has to: `preStop 15 s + longest request 30 s = 45 s`. */
export function graceSum(stopping: Stopping, smallest: number): string {
  const { onSigterm } = stopping;
  const facts = drainFactsOf(stopping);
  const hook = mendedHook(stopping).atMost;
  const waits = `preStop ${rounded(hook)} s`;
  const done = lastRequestDone(facts, hook);
  if (done > smallest) return waits;
  const longest = requestWords(stopping);
  const servesOn = onSigterm.kind === 'keeps-serving' ? [`serves on ${rounded(onSigterm.for)} s`] : [];
  const parts =
    onSigterm.kind === 'ignores' ? [`drain lag ${rounded(facts.drainLag)} s`, longest] : [waits, ...servesOn, longest];
  return `${parts.join(' + ')} = ${rounded(done)} s`;
}

/** Whose number nobody has stated is said to be assumed. */
function requestWords(stopping: Stopping): string {
  const isAssumed = longestRequestOf(stopping).assumption !== undefined;
  // Of what no request reaches, the same fact is about its work.
  const what = stopping.traffic.length === 0 ? 'longest piece of work' : 'longest request';
  return `${what} ${rounded(stopping.longestRequest)} s${isAssumed ? ' (assumed)' : ''}`;
}

/** How long a hook takes, in words. */
export function hookWords({ atLeast, atMost, stopsEarly }: HookDuration, isWritten: boolean): string {
  if (!isWritten) return 'is not set, so it takes 0 s';
  if (stopsEarly) return `stops the application itself after ${rounded(atLeast)} s`;
  return atLeast === atMost ? `takes ${rounded(atLeast)} s` : `takes ${rounded(atLeast)} to ${rounded(atMost)} s`;
}
