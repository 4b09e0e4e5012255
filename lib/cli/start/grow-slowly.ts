import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 collect garbage before the heap is much larger than what is in use, in percent of that. By default it may become
 * twice to four times as large: a check of 40,000 objects then takes a quarter more memory, for the same time.
 */
export function growSlowly(): void {
  setFlagsFromString('--heap-growing-percent=20');
}
