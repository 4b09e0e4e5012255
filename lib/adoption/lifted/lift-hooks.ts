import { drainLag } from '../../facts';
import { asObject, isObject, type JsonObject, type Seconds } from '../../kubernetes';
import { ROOM, shortestPreStop } from '../../plan';
import type { Container, Workload } from '../../workload';
import { call, literal, mapping, type Expression } from '../program/expression';
import { duration } from './duration';
import { texts } from './texts';

/** A hook in words of a construct; without an expression it follows from the facts. Nothing where it has no words. */
export type LiftedHook = { readonly expression?: Expression; readonly takes: Seconds } | undefined;

/**
 * The hook before SIGTERM: a wait follows from the facts, unless it is longer already.
 *
 * @param longestRequest undefined where no wait follows from the facts: nothing is asked of what runs to its end
 */
export function liftPreStop(workload: Workload, container: Container, longestRequest: Seconds | undefined): LiftedHook {
  const { preStop, preStopDuration: takes } = container;
  const planned = longestRequest === undefined ? 0 : plannedWait(workload, container, longestRequest);
  if (!preStop || Object.keys(preStop).length === 0) return { takes: planned };
  if (!takes || !Number.isFinite(takes.atMost)) return undefined;
  if (takes.onlyWaits) {
    const isLonger = takes.atLeast > planned && Number.isInteger(takes.atLeast);
    return isLonger
      ? { expression: call('PreStop.sleep', duration(takes.atLeast)), takes: takes.atLeast }
      : { takes: planned };
  }
  const command = commandOf(preStop);
  if (!command || takes.assumption !== undefined) return undefined;
  const seconds = Math.ceil(takes.atMost);
  return { expression: call('PreStop.exec', command, mapping({ takes: duration(seconds) })), takes: seconds };
}

function plannedWait({ traffic }: Workload, { onSigterm }: Container, longestRequest: Seconds): Seconds {
  const bound = shortestPreStop({ onSigterm: onSigterm.value, drainLag: drainLag(traffic.value), longestRequest });
  return bound === 0 ? 0 : Math.ceil(bound + ROOM);
}

/** The hook behind the start. */
export function liftPostStart({ postStart }: Container): { readonly expression?: Expression } | undefined {
  if (!postStart || Object.keys(postStart).length === 0) return {};
  const command = commandOf(postStart);
  if (command) return { expression: call('Hook.exec', command) };
  if (!isObject(postStart['httpGet'] ?? null)) return undefined;
  const { path, port, ...others } = asObject(postStart['httpGet']);
  if (Object.keys(others).length > 0 || (typeof port !== 'number' && typeof port !== 'string')) return undefined;
  return { expression: call('Hook.httpGet', literal(String(path ?? '/')), mapping({ port: literal(port) })) };
}

function commandOf(handler: JsonObject): Expression | undefined {
  return texts(asObject(handler['exec'] ?? {})['command']);
}
