import { CAUSE_NAMES, type ByCause } from '../cause';
import type { Seconds } from '../../kubernetes';
import type { SampledOutcome, Spread } from './spread';
import type { Sample, Samples } from './samples';

/** What many runs say together. */
export function summarise(samples: Samples, watched: Seconds): SampledOutcome {
  const completes = samples.flatMap(({ complete }) => complete ?? []);
  const settled = samples.flatMap((sample) => sample.settled ?? []);
  return {
    runs: samples.length,
    seed: samples[0]?.seed ?? 0,
    probabilityOfLoss: mean(samples.map(({ lost }) => (lost > 0 ? 1 : 0))),
    lost: spreadOf(samples.map(({ lost }) => lost)),
    lostByCause: meanByCause(samples),
    lowestCapacity: spreadOf(samples.map(({ lowestCapacity }) => lowestCapacity)),
    mostPods: spreadOf(samples.map(({ mostPods }) => mostPods)),
    ...(completes.length > 0 && { complete: spreadOf(completes) }),
    ...(settled.length > 0 && { settled: spreadOf(settled) }),
    neverEnds: samples.length === 0 ? 0 : 1 - completes.length / samples.length,
    medianSeed: medianSample(samples)?.seed ?? 0,
    watched,
  };
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How a number spreads: nearest ranks. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = Float64Array.from(values).sort();
  const rank = (share: number) => sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? 0;
  return { min: rank(0), p5: rank(0.05), median: rank(0.5), p95: rank(0.95), max: rank(1), mean: mean(values) };
}

function meanByCause(samples: Samples): ByCause {
  const sums: Partial<Record<(typeof CAUSE_NAMES)[number], number>> = {};
  for (const cause of CAUSE_NAMES) {
    const average = mean(samples.map(({ lostByCause }) => lostByCause[cause] ?? 0));
    if (average > 0) sums[cause] = average;
  }
  return sums;
}

/** The run in the middle: half of the others lost no more, half no less. */
function medianSample(samples: Samples): Sample | undefined {
  const sorted = [...samples].sort((one, other) => one.lost - other.lost || one.seed - other.seed);
  return sorted[Math.max(0, Math.ceil(sorted.length / 2) - 1)];
}
