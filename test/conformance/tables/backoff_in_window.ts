import { hasBackOffExpired, isInBackOffSinceUpdate, nextBackOff, type BackOff } from '../../../lib/kubernetes';
import { numberIn } from '../input';
import type { TableCase, TableReplay } from '../table';

const LIMITS = { initial: 1, maximum: 10 };

/** When the test looks: every second at first, then late enough for the back-off to be forgotten. */
const TICKS_OF_THE_TEST: readonly number[] = [...Array(36).keys(), 56, 57];

/** A table may leave out some of the test's ticks, and the back-off goes on there all the same. */
function ticksOf(cases: readonly TableCase[]): readonly number[] {
  const listed = cases.map(({ in: { tick } }) => numberIn(tick));
  return listed.every((tick) => TICKS_OF_THE_TEST.includes(tick)) ? TICKS_OF_THE_TEST : listed;
}

/** At each tick that is not in the back-off, it grows. */
export const backoffInWindow: TableReplay = {
  inputs: ['tick'],
  answer: ({ tick }, _, cases) => {
    const now = numberIn(tick);
    let backOff: BackOff | undefined;
    for (const earlier of ticksOf(cases).filter((other) => other < now)) {
      if (isInBackOffSinceUpdate(backOff, LIMITS, earlier)) continue;
      backOff = nextBackOff(backOff, LIMITS, earlier, earlier);
    }
    const isForgotten = backOff === undefined || hasBackOffExpired(backOff, LIMITS, now);
    return { inBackOff: isInBackOffSinceUpdate(backOff, LIMITS, now), value: isForgotten ? 0 : backOff?.delay };
  },
};
