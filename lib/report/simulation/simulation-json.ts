import type { SimulationReport } from './simulation-report';

/** A simulation for other programs: the same keys in the same order every time, the timelines included. */
export function simulationJson({ run, outcomes, reading, summary }: SimulationReport): string {
  const { problems, skipped } = reading;
  return `${JSON.stringify({ run, outcomes, problems, skipped, summary }, undefined, 2)}\n`;
}
