import type { Seconds } from '../../kubernetes';
import type { Blame, Cause, Outcome } from '../../simulation';

/** Losses with the same cause for which the same field is to blame. */
export interface BlamedLoss {
  readonly cause: Cause;
  readonly requests: number;
  /** The first and the last moment; there may be none between. */
  readonly from: Seconds;
  readonly to: Seconds;
  /** How many stretches of time. */
  readonly intervals: number;
  /** The pods that they were sent to, in the order of time. */
  readonly pods: readonly string[];
  readonly blame: Blame;
}

/** The losses of an outcome by cause and field, the most first. */
export function blamedLosses({ losses }: Pick<Outcome, 'losses'>): readonly BlamedLoss[] {
  const groups = new Map<string, BlamedLoss>();
  for (const { cause, requests, from, to, pod, blame } of losses) {
    const key = JSON.stringify([cause, blame.resource, blame.path, blame.words]);
    const known = groups.get(key);
    const pods = known?.pods ?? [];
    groups.set(key, {
      cause,
      requests: (known?.requests ?? 0) + requests,
      from: Math.min(known?.from ?? from, from),
      to: Math.max(known?.to ?? to, to),
      intervals: (known?.intervals ?? 0) + 1,
      pods: pod === undefined || pods.includes(pod) ? pods : [...pods, pod],
      blame,
    });
  }
  return [...groups.values()].sort((one, other) => other.requests - one.requests);
}

/** Where the field to blame stands: `web.yaml:31:15`, as far as that is known. */
export function placeOf({ file, line, column }: Blame): string | undefined {
  if (file === undefined) return undefined;
  return line === undefined ? file : `${file}:${line}:${column ?? 1}`;
}
