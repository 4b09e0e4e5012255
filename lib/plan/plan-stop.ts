import { drainLag, drainLagAfterCall } from '../facts';
import { POD_DEFAULTS, type Seconds } from '../kubernetes';
import { lastRequestDone, shortestGrace, shortestPreStop, type DrainFacts } from './drain';
import type { ContainerReleaseFacts, ReleaseFacts } from './release-facts';

/** How one container is stopped: its hook, and the grace period that it needs, in seconds. */
export interface PlannedStop {
  readonly facts: DrainFacts;
  /** The same for the wait alone: where a call ends the registration first, the lag counts from its end. */
  readonly waitFacts: DrainFacts;
  /** What the hook that this library writes waits; absent where it writes none. */
  readonly wait?: Seconds;
  /** What it has to wait at the least. */
  readonly waitBound: Seconds;
  /** How long the whole hook takes at the most. */
  readonly hook: Seconds;
  readonly grace: Seconds;
  readonly graceBound: Seconds;
  /** When a regular container has ended at the latest, from deletion. */
  readonly done: Seconds;
  /** For a sidecar, which gets SIGTERM only after the regular containers are gone: what it needs from then on. */
  readonly afterwards: Seconds;
}

/** Derives how one container has to be stopped. */
export function planStop(container: ContainerReleaseFacts, release: ReleaseFacts): PlannedStop {
  const { facts, waitFacts } = drainFacts(container, release);
  const waitBound = waits(container) ? Math.ceil(shortestPreStop(waitFacts)) : 0;
  const wait = waits(container) ? waitWithRoom(waitFacts, release.room) : undefined;
  const hook = hookDuration(container, wait);
  const afterwards = container.sidecar === true ? Math.ceil(lastRequestDone(facts, 0)) : 0;
  const done = container.sidecar === true ? 0 : Math.ceil(lastRequestDone(facts, hook));
  return {
    facts,
    waitFacts,
    wait,
    waitBound,
    hook,
    done,
    afterwards,
    ...graceFor(container, facts, hook, release.room),
  };
}

function drainFacts(container: ContainerReleaseFacts, release: ReleaseFacts): Pick<PlannedStop, 'facts' | 'waitFacts'> {
  const { serves, onSigterm, longestRequest = 0, preStop } = container;
  const traffic = serves || waits(container) ? release.traffic.filter((source) => source.kind !== 'none') : [];
  const facts = { onSigterm, longestRequest, drainLag: drainLag(traffic), serves: traffic.length > 0 };
  const waitLag = preStop.form === 'call-then-wait' ? drainLagAfterCall(traffic) : facts.drainLag;
  return { facts, waitFacts: { ...facts, drainLag: waitLag } };
}

/**
 * What the plan lets the hook wait: as long as it has to, were requests to arrive later by the room. An application
 * that serves on after SIGTERM needs less of it, or none.
 */
function waitWithRoom(facts: DrainFacts, room: Seconds): Seconds | undefined {
  if (facts.drainLag === 0 && shortestPreStop(facts) === 0) return undefined;
  const wait = Math.ceil(shortestPreStop({ ...facts, drainLag: facts.drainLag + room }));
  return wait > 0 ? wait : undefined;
}

/** Whoever lets another container wait says that requests are passed on to it, as long as they come. */
function waits({ preStop }: ContainerReleaseFacts): boolean {
  return preStop.form === 'wait' || preStop.form === 'call-then-wait';
}

function hookDuration({ preStop }: ContainerReleaseFacts, wait: Seconds = 0): Seconds {
  switch (preStop.form) {
    case 'wait':
      return wait;
    case 'call-then-wait':
      return preStop.callTimeout + wait;
    case 'takes':
      return preStop.seconds;
    case 'as-written':
      return preStop.atMost;
  }
}

/**
 * Without a stated unit of work a worker keeps Kubernetes' own grace period on top, and other containers get their
 * hook.
 */
function graceFor(
  { longestRequest, serves }: ContainerReleaseFacts,
  facts: DrainFacts,
  hook: Seconds,
  room: Seconds,
): Pick<PlannedStop, 'grace' | 'graceBound'> {
  const graceBound = longestRequest === undefined && !serves ? Math.ceil(hook) : shortestGrace(facts, hook);
  if (longestRequest !== undefined) return { graceBound, grace: Math.ceil(graceBound + room) };
  if (serves) return { graceBound, grace: graceBound + POD_DEFAULTS.terminationGracePeriodSeconds };
  return { graceBound, grace: hook > 0 ? Math.ceil(graceBound + room) : 0 };
}
