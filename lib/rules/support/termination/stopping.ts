import { drainLag, drainLagAfterCall, type OnSigterm, type TrafficSource } from '../../../facts';
import { oncePer, type Seconds } from '../../../kubernetes';
import { outlivesRequests, shortestGrace, shortestPreStop, type DrainFacts } from '../../../plan';
import {
  isInjected,
  type Behind,
  type Container,
  type Fact,
  type HookDuration,
  type Workload,
} from '../../../workload';

/** One container that has to outlast its last request, with everything that decides whether it does. */
export interface Stopping {
  readonly container: Container;
  /** How requests reach it, where another container of the pod that stops at the same time passes them on to it. */
  readonly behind?: Behind;
  /** Empty for a container that no request reaches. */
  readonly traffic: readonly TrafficSource[];
  readonly onSigterm: OnSigterm;
  readonly longestRequest: Seconds;
  /** How long its preStop hook takes, not cut at the grace period; without an end where nothing tells. */
  readonly hook: HookDuration;
  readonly grace: Seconds;
}

/** What is assumed of an application of which somebody has stated that nobody knows: then SIGKILL may cut requests. */
export const DRAINS = 'the application ends its requests after SIGTERM';

/** Nothing tells how long a hook takes. */
const ANY_TIME: HookDuration = { atLeast: 0, atMost: Infinity };

/**
 * The containers of a workload that may lose something when they are stopped: those that requests reach, and others
 * whose longest unit of work somebody has stated.
 */
export const stoppingContainers = oncePer((workload: Workload): readonly Stopping[] => {
  const waiting = waitingContainers(workload).filter(({ container }) => !isOpaque(container));
  const waits = new Set(waiting.map(({ container }) => container));
  const others = workload.containers.filter(
    (container) =>
      container.role === 'regular' && !waits.has(container) && container.longestRequest.assumption === undefined,
  );
  return [...waiting, ...others.map((container) => stoppingOf(container, workload, []))];
});

/** Whether an injector decides how it stops, and nobody knows how. */
function isOpaque(container: Container): boolean {
  return isInjected(container) && container.onSigterm.value.kind === 'unknown';
}

/**
 * The containers whose SIGTERM has to wait for the last request: those that it reaches, and those behind them. Native
 * sidecars get theirs only after all others have ended.
 */
function waitingContainers(workload: Workload): readonly Stopping[] {
  const { serving, behind, traffic } = workload;
  const reached = serving.filter(({ role }) => role !== 'sidecar');
  return [
    ...reached.map((container) => stoppingOf(container, workload, traffic.value)),
    ...behind.filter(({ container }) => container.role !== 'sidecar').map((one) => stoppingBehind(one, workload)),
  ];
}

function stoppingOf(container: Container, { gracePeriod }: Workload, traffic: readonly TrafficSource[]): Stopping {
  return {
    container,
    traffic,
    onSigterm: container.onSigterm.value,
    longestRequest: container.longestRequest.value,
    hook: container.preStopDuration ?? ANY_TIME,
    // The API server turns a negative grace period of a pod into one second.
    grace: gracePeriod < 0 ? 1 : gracePeriod,
  };
}

/** Both the proxy and the container behind it take as long for a request. */
function stoppingBehind(behind: Behind, workload: Workload): Stopping {
  const { container, proxy } = behind;
  const stopping = stoppingOf(container, workload, workload.traffic.value);
  const longestRequest = longestRequestOf({ container, behind });
  return { ...stopping, longestRequest: longestRequest.value, ...(proxy.role !== 'sidecar' && { behind }) };
}

/** What is known of the longest request of a container, or else of that of the proxy in front of it. */
export function longestRequestOf({ container, behind }: Pick<Stopping, 'container' | 'behind'>): Fact<Seconds> {
  const isStated = container.longestRequest.assumption === undefined;
  return isStated || !behind ? container.longestRequest : behind.proxy.longestRequest;
}

/** The facts that the arithmetic of draining goes by. */
export const drainFactsOf = oncePer(({ traffic, onSigterm, longestRequest }: Stopping): DrainFacts => ({
  onSigterm,
  longestRequest,
  drainLag: drainLag(traffic),
  serves: traffic.length > 0,
}));

/** Whether the hook does more than wait: it makes calls, which may end at once, or nobody knows what it does. */
export function makesCalls({ hook }: Stopping): boolean {
  return hook.atLeast < hook.atMost;
}

/**
 * How long the hook has to wait, in seconds. One that makes calls ends a registration itself, and waits when that is
 * done; otherwise something else ends it in the meantime.
 */
export const neededWait = oncePer((stopping: Stopping): Seconds => {
  const facts = drainFactsOf(stopping);
  return shortestPreStop(makesCalls(stopping) ? { ...facts, drainLag: drainLagAfterCall(stopping.traffic) } : facts);
});

/** How many seconds the hook is short of; none or less when it waits long enough. */
export function waitMissing(stopping: Stopping, hook: HookDuration = stopping.hook): Seconds {
  return neededWait(stopping) - hook.atLeast;
}

/** The hook with the wait that it has to have, and the calls that it has. */
export function mendedHook(stopping: Stopping): HookDuration {
  const { atLeast, atMost } = stopping.hook;
  const wait = Math.max(atLeast, Math.ceil(neededWait(stopping)));
  return { atLeast: wait, atMost: Number.isFinite(atMost) ? wait + atMost - atLeast : wait };
}

/** Whether the grace period cuts a hook that would wait long enough so that it does not. */
export function isHookCut(stopping: Stopping): boolean {
  return waitMissing(stopping) <= 0 && waitMissing(stopping, hookUpTo(stopping.grace, stopping.hook)) > 0;
}

/**
 * Whether its hook takes longer than the grace period for certain: whatever it waits for, the application gets SIGTERM when the
 * kubelet's two seconds are left. Not where it makes calls, or stops the application itself.
 *
 * @see https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/kuberuntime/kuberuntime_container.go minimumGracePeriodInSeconds
 */
export function takesAllGrace({ hook, grace }: Stopping): boolean {
  return hook.atLeast > grace && hook.atLeast === hook.atMost && hook.stopsEarly !== true;
}

function hookUpTo(grace: Seconds, { atLeast, atMost }: HookDuration): HookDuration {
  return { atLeast: Math.min(atLeast, grace), atMost: Math.min(atMost, grace) };
}

/**
 * Whether SIGKILL comes before the last request is done. A hook of unknown length counts only when the container is
 * killed too early however long it takes.
 */
export function isKilledTooEarly(stopping: Stopping): boolean {
  const { hook, grace } = stopping;
  const facts = drainFactsOf(stopping);
  const killed = (seconds: Seconds) => !outlivesRequests(facts, seconds, grace);
  return Number.isFinite(hook.atMost)
    ? killed(hook.atLeast) || killed(hook.atMost)
    : killed(hook.atLeast) && killed(Math.max(hook.atLeast, grace));
}

/** Whether a request is lost, or a unit of work cut, whatever rule is to say so. */
export function losesAtStop(stopping: Stopping): boolean {
  return waitMissing(stopping, hookUpTo(stopping.grace, stopping.hook)) > 0 || isKilledTooEarly(stopping);
}

/**
 * The smallest grace period, in whole seconds, with which nothing is lost once the hook waits long enough: where it
 * does not, another rule says so, and the grace period has to fit both.
 */
export function neededGrace(stopping: Stopping): Seconds {
  const facts = drainFactsOf(stopping);
  const { atLeast, atMost } = mendedHook(stopping);
  return Math.max(shortestGrace(facts, atLeast), shortestGrace(facts, atMost));
}

/** The container beside a proxy that needs it longest, where it loses nothing by itself. */
export function slowestBeside(
  workload: Workload,
  proxy: Container | undefined,
  neededOf: (stopping: Stopping) => Seconds,
): Stopping | undefined {
  return stoppingContainers(workload)
    .filter(({ container, hook, traffic }) => container !== proxy && traffic.length > 0 && Number.isFinite(hook.atMost))
    .filter((stopping) => !losesAtStop(stopping))
    .sort((one, other) => neededOf(other) - neededOf(one))[0];
}
