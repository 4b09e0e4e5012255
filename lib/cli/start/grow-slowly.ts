import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 collect garbage before the heap is much larger than what is in use, in percent of that. By default it may become
 * twice to four times as large. At 20 percent a check of 50,000 objects takes 30 MiB more than at 15, for a few percent
 * less time.
 */
export function growSlowly(): void {
  setFlagsFromString('--heap-growing-percent=15');
}
