import { asUsual } from '../../../facts';
import { maxOf } from '../../../kubernetes';
import type { Workload, World } from '../../../workload';
import type { Edit, Violation } from '../../rule';
import { asFarAsWritten } from '../as-far-as-written';
import { hookWords, rounded, waitSum } from '../disruption/drain-words';
import { isAllByItself, isLeftToItself } from '../replicas/never-has-others';
import { holdsVolumeAlone, standsAlone } from '../replicas/stands-alone';
import { restingOn } from '../resting-on';
import { isOnlyAskedToLook } from '../routing/asked-by-webhooks';
import { rolloutOf } from '../rollout/rollout-of';
import { isAskedByItsOwn, isStopAskedAgain } from './asked-again';
import { stopAssumptions } from './stop-assumptions';
import { isBehindLate, lateBehind, lateBehindWords, stopsTooEarly, waitingHooks } from './behind-late';
import { longestRequestOf, makesCalls, neededWait, stoppingContainers, waitMissing, type Stopping } from './stopping';
import { delayAssumption, mendsRestOn, surePart } from './sure-part';
import { sumAssumption } from './sum-assumption';
import { graceWithWait } from './waiting-hook';

/**
 * The containers that get SIGTERM while requests still come to them, with what their preStop hooks have to wait. What is
 * behind one of them is told with it.
 */
export function* tooEarly(
  workload: Workload,
  world: World,
  isMeant: (stopping: Stopping) => boolean,
): Iterable<Violation> {
  if (isRecreatedAlone(workload) || standsAlone(workload, world) !== undefined) return;
  if (isStopAskedAgain(workload) || isAskedByItsOwn(workload, world) || isLeftToItself(workload, world)) return;
  // Its successor waits for the volume that it has: what is to be mended is that, and leaves a gap.
  if (!workload.stated && (isAllByItself(workload, world) || holdsVolumeAlone(workload, world))) return;
  if (!workload.stated && isOnlyAskedToLook(workload, world)) return;
  for (const stopping of stoppingContainers(workload).filter(isMeant)) {
    if (stopsTooEarly(stopping) && !isBehindLate(stopping, workload)) yield violationOf(stopping, workload, world);
  }
}

function violationOf(stopping: Stopping, workload: Workload, world: World): Violation {
  const { container, hook, behind } = stopping;
  const assumptions = stopAssumptions(stopping, workload);
  const told = toldOf(stopping, workload, assumptions);
  const late = lateBehind(stopping, workload);
  const grace = maxOf(
    [stopping, ...late].map((one) => graceWithWait(one, workload)),
    0,
  );
  const seconds = container.preStop?.['sleep'] ? ['sleep', 'seconds'] : [];
  const path = [...container.path, 'lifecycle', 'preStop', ...seconds];
  const assumed = [delayAssumption(told, workload), ...assumptions];
  const edits = waitingHooks([stopping, ...late], workload, world);
  return {
    path: asFarAsWritten(workload.manifest.object, path),
    container: container.name,
    numbers: {
      container: container.name,
      ...(behind && { proxy: behind.proxy.name }),
      short: rounded(waitMissing(told)),
      stops: hook.stopsEarly ? 'is stopped' : 'gets SIGTERM',
      preStop: rounded(hook.atLeast),
      preStopIs: hookWords(hook, container.preStop !== undefined),
      sum: waitSum(told),
      needed: Math.ceil(neededWait(stopping)),
      besides: `${besides(stopping)}${lateBehindWords(late)}`,
      grace,
      leave:
        workload.gracePeriod < grace
          ? 'set terminationGracePeriodSeconds to'
          : 'leave terminationGracePeriodSeconds at',
      unless: `${unlessStated(stopping)}${sinceLater(told, stopping, workload)}`,
    },
    ...((waitsAsUsual(stopping, workload) || isWithinDoubt(stopping, assumed)) && { severity: 'info' }),
    edits,
    ...editsRestOn([stopping, ...late], edits, mendsRestOn(told, stopping, workload, edits)),
    ...restingOn(...assumed),
  };
}

/** What is said of a container: where it loses requests whatever is assumed of a delay, the numbers without that. */
function toldOf(stopping: Stopping, workload: Workload, assumptions: readonly string[]): Stopping {
  if (assumptions.some((one) => one === workload.traffic.delayAssumption)) return stopping;
  const sure = surePart(stopping, workload);
  return waitMissing(sure) > 0 ? sure : stopping;
}

/** So many seconds are less than anybody knows two assumed numbers by. */
const DOUBT = 2;

/** Whether it waits already, or serves on, and what is assumed decides whether that is too short. */
function isWithinDoubt(stopping: Stopping, assumed: readonly (string | undefined)[]): boolean {
  const waits = stopping.hook.atLeast > 0 || stopping.onSigterm.kind === 'keeps-serving';
  return waits && waitMissing(stopping) <= DOUBT && assumed.some((one) => one !== undefined);
}

/**
 * Whether its hook is too short only for the slowest load balancer that is known, where nobody has stated how slow it is:
 * a request whose length is assumed is none that it would have to wait for besides.
 */
function waitsAsUsual(stopping: Stopping, { traffic }: Workload): boolean {
  const isStated = longestRequestOf(stopping).assumption === undefined;
  const usual = { ...stopping, traffic: stopping.traffic.map(asUsual) };
  const missing = waitMissing(isStated ? usual : { ...usual, longestRequest: 0 });
  return traffic.delayAssumption !== undefined && missing <= 0;
}

/** Why it is to wait for longer than what is missing for certain. */
function sinceLater(told: Stopping, stopping: Stopping, { traffic }: Workload): string {
  return told === stopping ? '' : `, since ${traffic.delayAssumption ?? ''}`;
}

function editsRestOn(
  all: readonly Stopping[],
  edits: readonly Edit[],
  besides: readonly string[],
): Pick<Violation, 'editsRestOn'> {
  const ofEach = all.flatMap((one) => [
    ...(sumAssumption(one, edits).editsRestOn ?? []),
    // The one in front loses requests whatever is behind it.
    ...(one !== all[0] && one.behind?.assumption !== undefined ? [one.behind.assumption] : []),
  ]);
  const assumed = [...besides, ...ofEach];
  return assumed.length === 0 ? {} : { editsRestOn: [...new Set(assumed)] };
}

/**
 * Nothing serves between its only pod, or all that there are, and the next ones: no wait helps the requests that come
 * meanwhile. Who states facts of several counts on those that a drain leaves.
 */
function isRecreatedAlone(workload: Workload): boolean {
  return (workload.replicas.max === 1 || !workload.stated) && rolloutOf(workload)?.type === 'Recreate';
}

/** What to do where the hook does another thing than it seems to. */
function unlessStated({ container, hook }: Stopping): string {
  const state = 'state in zero-downtime/pre-stop-takes for how long';
  if (hook.stopsEarly)
    return container.preStopStops?.isSignal === false ? `; where it waits itself first, ${state}` : '';
  return container.preStop?.['httpGet'] ? `; where its endpoint blocks, ${state}` : '';
}

function besides(stopping: Stopping): string {
  if (stopping.hook.stopsEarly) return ' before it stops the application';
  return makesCalls(stopping) ? ' besides its calls' : '';
}
