import type { Seconds } from '../../kubernetes';

const STEPS: readonly Seconds[] = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 21600, 86400];

/**
 * Round moments for a time axis, from 0 on.
 *
 * @param most how many of them there is room for
 */
export function ticksOf(to: Seconds, most: number): readonly Seconds[] {
  const step = STEPS.find((one) => to / one <= most) ?? Math.ceil(to / most / 86400) * 86400;
  return Array.from({ length: Math.floor(to / step) + 1 }, (_, index) => index * step);
}

/** A moment on an axis: seconds, or minutes where all of them are whole minutes. */
export function tickText(tick: Seconds, step: Seconds): string {
  if (step % 60 !== 0) return `${tick} s`;
  return step % 3600 === 0 ? `${tick / 3600} h` : `${tick / 60} min`;
}
