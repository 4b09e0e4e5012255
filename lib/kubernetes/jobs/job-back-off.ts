import type { Seconds } from '../values/seconds';

const FIRST: Seconds = 10;
const LONGEST: Seconds = 600;

/**
 * How long a Job waits at the most, all in all, before it has replaced so many pods in a row: 10 s, 20 s, 40 s and so on,
 * 600 s each at the most.
 *
 * @see pkg/controller/job/backoff_utils.go
 */
export function jobBackOff(failures: number): Seconds {
  let [all, delay] = [0, FIRST];
  for (let count = 0; count < failures && delay < LONGEST; count += 1) {
    all += delay;
    delay = Math.min(2 * delay, LONGEST);
  }
  const growing = Math.ceil(Math.log2(LONGEST / FIRST));
  return all + Math.max(0, failures - growing) * LONGEST;
}
