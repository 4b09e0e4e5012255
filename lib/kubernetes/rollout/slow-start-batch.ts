/** What came of calls in batches. */
export interface SlowStart {
  readonly calls: number;
  readonly successes: number;
  /** Whether a batch had an error; no further one was begun. */
  readonly failed: boolean;
}

/**
 * Calls in batches of 1, 2, 4, 8 and so on, as controllers create pods; a batch with an error is the last one.
 *
 * @param count how many calls are wanted
 * @param call whether the call of this number, from 0 on, succeeds
 * @see pkg/controller/replicaset/replica_set.go slowStartBatch
 */
export function slowStartBatch(count: number, call: (index: number) => boolean): SlowStart {
  let [calls, successes] = [0, 0];
  for (let batch = Math.min(count, 1); batch > 0; batch = Math.min(2 * batch, count - calls)) {
    const end = calls + batch;
    const before = successes;
    for (; calls < end; calls++) if (call(calls)) successes++;
    if (successes - before < batch) return { calls, successes, failed: true };
  }
  return { calls, successes, failed: false };
}
