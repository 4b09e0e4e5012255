import type { Random } from './random';

/** From here on a normal distribution is as good. */
const MANY = 30;

/** How many of something happen that happens so often on the average: whole ones, by chance. */
export function drawCount(mean: number, variance: number, random: Random): number {
  if (mean <= 0) return 0;
  if (variance <= 0) return Math.round(mean);
  if (mean > MANY) return Math.max(0, Math.round(mean + Math.sqrt(variance) * normal(random)));
  let count = 0;
  const limit = Math.exp(-mean);
  for (let product = random(); product > limit; product *= random()) count += 1;
  return count;
}

/** Box and Muller's transform. */
function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
