import type { OnSigterm } from '../facts';
import { killedAt, smallestGraceFor, type Seconds } from '../kubernetes';

/** The facts that decide how a container has to be stopped. */
export interface DrainFacts {
  readonly onSigterm: OnSigterm;
  /** From deletion to the last new request at the pod, in seconds. */
  readonly drainLag: Seconds;
  /** The longest request, in seconds. */
  readonly longestRequest: Seconds;
  /** Whether requests reach it at all: without any, no hook has to wait for them. @default drainLag > 0 */
  readonly serves?: boolean;
}

/**
 * The shortest time that the preStop hook has to take so that no request is sent to a process that has stopped
 * accepting, in seconds.
 *
 * A keep-alive connection may start a request until SIGTERM, so an application that drains needs the whole lag
 * before it; one that exits at once needs the longest request on top.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination
 */
export function shortestPreStop({ onSigterm, drainLag, longestRequest, serves = drainLag > 0 }: DrainFacts): Seconds {
  switch (onSigterm.kind) {
    case 'drains':
      return drainLag;
    case 'keeps-serving':
      return Math.max(0, drainLag - onSigterm.for);
    case 'exits':
    case 'unknown':
      return serves ? drainLag + longestRequest : 0;
    case 'ignores':
      return 0;
  }
}

/** When the last request can be done at the earliest, from deletion, with a preStop hook of `hook` seconds. */
export function lastRequestDone({ onSigterm, drainLag, longestRequest }: DrainFacts, hook: Seconds): Seconds {
  switch (onSigterm.kind) {
    case 'drains':
    case 'unknown':
      return hook + longestRequest;
    case 'keeps-serving':
      return hook + onSigterm.for + longestRequest;
    case 'exits':
      return hook;
    case 'ignores':
      return drainLag + longestRequest;
  }
}

/**
 * Whether SIGKILL comes only after the last request is done, when the hook takes `hook` seconds (it is cut at the
 * grace period) and the pod's grace period is `grace` seconds.
 */
export function outlivesRequests(facts: DrainFacts, hook: Seconds, grace: Seconds): boolean {
  return killedAt(hook, grace) >= lastRequestDone(facts, Math.min(hook, grace));
}

/**
 * The smallest grace period, in whole seconds, with which a container whose preStop hook takes `hook` seconds is
 * killed only after its last request is done.
 */
export function shortestGrace(facts: DrainFacts, hook: Seconds): Seconds {
  return smallestGraceFor(hook, lastRequestDone(facts, hook));
}
