import { seededRandom } from '../engine/random';

/** How much of the processors' time is free in the spreads of the latencies. */
const HALF_FREE = 0.5;

/** With less of it free nothing was measured. */
const LEAST_FREE = 0.1;

/** How much is free where nobody says: any share is as likely as any other, as far as any was recorded. */
const FREE = { least: 0.15, most: 0.85 };

/**
 * How much two runs differ that have the same share free: the standard deviation of the logarithm of what everything in a
 * run takes longer than in others. Who else waits at the same moment, and what the disk does, is no average's business.
 */
const APART = 0.35;

/** Beyond so many standard deviations nothing is drawn. */
const FARTHEST = 2.5;

/** Seeds count up: those of loads are far from them. */
const ANOTHER = 0x5eed0000;

/**
 * How much longer what waits for processors takes in a run than with half of their time free: one number for everything in
 * it, since a run that is slow is slow throughout. What waits for a processor of which a share is free takes as much
 * longer as that share is smaller (processor sharing: service ÷ (1 − utilisation)).
 *
 * @param free the share of the processors' time that is free on the nodes, where somebody says
 */
export function loadOf(seed: number, free?: number): number {
  const random = seededRandom(seed + ANOTHER);
  const share = FREE.least + (FREE.most - FREE.least) * random();
  return (HALF_FREE / Math.max(LEAST_FREE, free ?? share)) * Math.exp(APART * normal(random));
}

function normal(random: () => number): number {
  const drawn = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.max(-FARTHEST, Math.min(FARTHEST, drawn));
}
