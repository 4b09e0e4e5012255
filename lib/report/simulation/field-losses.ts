import { maxOf, minOf, type Seconds } from '../../kubernetes';
import type { Cause, Outcome } from '../../simulation';
import { type BlamedLoss, blamedLosses } from './blamed-losses';

/** Losses for which one field is to blame in one way, whatever becomes of the connections. */
export interface FieldLoss extends Omit<BlamedLoss, 'cause'> {
  /** What becomes of how many, the most first. */
  readonly kinds: readonly { readonly cause: Cause; readonly requests: number }[];
}

/** What becomes of a request that comes to what has stopped depends on the moment, and on nothing that somebody has written. */
const OF_WHAT_STOPS: ReadonlySet<Cause> = new Set(['refused', 'timeout', 'cut-in-flight', 'bad-gateway']);

/** How causes are told apart where fields are to blame. */
export function kindOfCause(cause: Cause): Cause {
  return OF_WHAT_STOPS.has(cause) ? 'refused' : cause;
}

/** The losses of an outcome by field, the most first; the words are those of the most. */
export function fieldLosses(outcome: Pick<Outcome, 'losses'>): readonly FieldLoss[] {
  const groups = new Map<string, BlamedLoss[]>();
  for (const loss of blamedLosses(outcome)) {
    const key = keyOf(loss);
    groups.set(key, [...(groups.get(key) ?? []), loss]);
  }
  return [...groups]
    .map(([key, some]) => together(some, spansOf(outcome, key)))
    .sort((one, other) => other.requests - one.requests);
}

function keyOf({ cause, blame }: Pick<BlamedLoss, 'cause' | 'blame'>): string {
  return JSON.stringify([kindOfCause(cause), blame.resource, blame.path]);
}

function together(some: readonly BlamedLoss[], spans: number): FieldLoss {
  const [first] = some as [BlamedLoss, ...BlamedLoss[]];
  const requests = new Map<Cause, number>();
  for (const one of some) requests.set(one.cause, (requests.get(one.cause) ?? 0) + one.requests);
  return {
    kinds: [...requests].map(([cause, count]) => ({ cause, requests: count })).sort((a, b) => b.requests - a.requests),
    requests: some.reduce((sum, one) => sum + one.requests, 0),
    from: minOf(
      some.map(({ from }) => from),
      Infinity,
    ),
    to: maxOf(
      some.map(({ to }) => to),
      -Infinity,
    ),
    intervals: spans,
    pods: [...new Set(some.flatMap(({ pods }) => pods))],
    blame: first.blame,
  };
}

/** How many stretches of time these losses are in, where those that touch are one. */
function spansOf({ losses }: Pick<Outcome, 'losses'>, key: string): number {
  const those = losses.filter((loss) => keyOf(loss) === key).sort((one, other) => one.from - other.from);
  let [spans, until]: [number, Seconds] = [0, -Infinity];
  for (const { from, to } of those) {
    if (from > until + 1e-6) spans += 1;
    until = Math.max(until, to);
  }
  return spans;
}
