import { jsonText } from '../json-text';
import type { SimulationReport } from './simulation-report';

/** A simulation for other programs: the same keys in the same order every time, the timelines included. */
export function simulationJson({ run, outcomes, changes, notSimulated, reading, summary }: SimulationReport): string {
  const { problems, skipped } = reading;
  return `${jsonText({ run, outcomes, changes, notSimulated, problems, skipped, summary })}\n`;
}
