import type { Random } from './random';

/** Above this, chance makes little of a difference to what comes at an even pace. */
const MANY = 30;

/** How many of something happen that happens so often on the average: by chance where they are few. */
export function poisson(mean: number, random: Random): number {
  if (mean <= 0) return 0;
  if (mean > MANY) return Math.round(mean);
  let count = 0;
  const limit = Math.exp(-mean);
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}
