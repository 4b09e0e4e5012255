import { smallest } from '../../../kubernetes';
import type { Remedy } from './remedy';

/** The smallest number that is enough: what arithmetic says, and one less to see whether it is the smallest. */
export function enough(remedy: Remedy, isEnough: (value: number) => boolean): number | undefined {
  const { above, most, guess } = remedy;
  if (guess === undefined || guess <= above || guess > most) return smallest(above, most, isEnough);
  if (!isEnough(guess)) return guess < most ? smallest(guess, most, isEnough) : undefined;
  return guess - 1 <= above || !isEnough(guess - 1) ? guess : smallest(above, guess - 1, isEnough);
}

/** Whether it is there, or not, and no number. */
export function isSwitch({ above, most }: Remedy): boolean {
  return most - above === 1;
}
