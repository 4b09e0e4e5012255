import type { World } from '../workload';
import { casesOf } from './cases-of';
import type { Outcome } from './outcome';
import type { SimulateOptions } from './simulate-options';
import { RunMemory } from './worst/run-memory';
import { worstOutcome } from './worst-outcome';

/**
 * Simulates everything that can happen to the workloads of a world, each with every latency at its worst.
 *
 * @see {@link worstOutcome} for one case, {@link sampleRuns} for drawn latencies
 */
export function simulate(world: World, options: SimulateOptions = {}): readonly Outcome[] {
  const memory = new RunMemory();
  return casesOf(world, options).map((one) => worstOutcome(world, one, options, memory));
}
