import { sidecarTurns, type Seconds } from '../../../kubernetes';
import { lastRequestDone, type DrainFacts } from '../../../plan';
import type { Container, Workload } from '../../../workload';
import { goneAt, written, type Regular } from './regulars';

/** Differences of fractions are off by a last bit. */
export const EXACT = 1e-9;

/** A native sidecar, and what it has to do when it is told to stop. */
export interface Sidecar {
  readonly container: Container;
  /** What it works on after SIGTERM; Infinity for one that works until it is killed. */
  readonly exitAfter: Seconds;
  readonly work: Seconds;
  readonly serves: boolean;
}

export function sidecarsOf({ containers, serving }: Workload): readonly Sidecar[] {
  return containers
    .filter(({ role }) => role === 'sidecar')
    .map((container) => {
      const { onSigterm, longestRequest } = container;
      const serves = serving.includes(container);
      const isStated = longestRequest.assumption === undefined && !serves;
      const facts: DrainFacts = {
        onSigterm: onSigterm.value,
        drainLag: 0,
        longestRequest: isStated ? longestRequest.value : 0,
      };
      const exitAfter = lastRequestDone(facts, 0);
      const isEndless = onSigterm.value.kind === 'ignores';
      return { container, serves, work: isStated ? exitAfter : 0, exitAfter: isEndless ? Infinity : exitAfter };
    });
}

function hookOver({ preStopDuration }: Container, grace: Seconds): Seconds {
  return Math.min(written(preStopDuration), grace);
}

export function turnsOf(sidecars: readonly Sidecar[], others: readonly Regular[], grace: Seconds): readonly Seconds[] {
  const stopping = sidecars.map(({ container, exitAfter }) => {
    const over = hookOver(container, grace);
    return { hookOver: over, grace: grace - Math.floor(over), exitAfter };
  });
  return sidecarTurns(stopping, goneAt(others, grace));
}

/** Which of the sidecars are cut, in their order. */
export function cutAmong(sidecars: readonly Sidecar[], others: readonly Regular[], grace: Seconds): readonly boolean[] {
  const turns = turnsOf(sidecars, others, grace);
  const gone = goneAt(others, grace);
  return sidecars.map((sidecar, index) => isCut(sidecar, turns[index] ?? 0, gone, grace));
}

function isCut(sidecar: Sidecar, turn: Seconds, gone: Seconds, grace: Seconds): boolean {
  const over = hookOver(sidecar.container, grace);
  const killed = killedAfterTurn(over, turn, grace);
  if (!sidecar.serves) return turn + sidecar.work > killed + EXACT;
  const { kind } = sidecar.container.onSigterm.value;
  const passesOnUntil = kind === 'exits' || kind === 'unknown' ? turn : killed;
  return gone > passesOnUntil + EXACT;
}

/** What the hook and the wait for the turn have taken is gone, in whole seconds. */
function killedAfterTurn(over: Seconds, turn: Seconds, grace: Seconds): Seconds {
  const left = grace - Math.floor(over) - Math.floor(turn - over + EXACT);
  return turn + Math.max(2, left);
}
