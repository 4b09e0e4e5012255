import { jsonText } from '../json-text';
import type { SimulationStream } from './simulation-stream';

/**
 * A simulation for other programs, a line of JSON for each thing, as it goes: an object with one key that says what it
 * is - `problem`, `skipped`, `outcome`, `change`, `notSimulated`, and at the end `summary`.
 */
export function simulationJsonLines(): SimulationStream {
  return {
    begin: ({ problems, skipped }) =>
      lines([...problems.map((problem) => ({ problem })), ...skipped.map((one) => ({ skipped: one }))]),
    workload: (outcomes, changes) =>
      lines([...outcomes.map((outcome) => ({ outcome })), ...changes.map((change) => ({ change }))]),
    end: ({ run, notSimulated, summary }) =>
      lines([...notSimulated.map((one) => ({ notSimulated: one })), { summary: { run, ...summary } }]),
  };
}

function lines(values: readonly object[]): string {
  return values.map((value) => `${jsonText(value, 0)}\n`).join('');
}
