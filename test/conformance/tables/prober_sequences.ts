import { NEW_PROBE_WORKER, probeStep } from '../../../lib/kubernetes';
import type { ProbeOutcome, ProbeType, ProbeWorker } from '../../../lib/kubernetes';
import { agrees } from '../agrees';
import { optionalNumberIn, wordIn } from '../input';
import type { CaseInput, TableReplay } from '../table';

/** What a worker knows after each of its turns. A container has started unless it is its startup that is probed. */
function workersOf(input: CaseInput): readonly ProbeWorker[] {
  const type = wordIn<string>(input['probeType']).toLowerCase() as ProbeType;
  const timing = {
    initialDelay: optionalNumberIn(input['initialDelaySeconds']) ?? 0,
    successThreshold: optionalNumberIn(input['successThreshold']) ?? 1,
    failureThreshold: optionalNumberIn(input['failureThreshold']) ?? 1,
  };
  const probes = input['probes'] as readonly string[];
  const workers: ProbeWorker[] = [];
  probes.forEach((probe, turn) => {
    const container = {
      id: wordIn<string>(at(input['containerIds'], turn) ?? 'container'),
      state: 'running',
      runningFor: optionalNumberIn(at(input['runningForSeconds'], turn)) ?? 0,
      started: at(input['started'], turn) === undefined ? type !== 'startup' : at(input['started'], turn) === true,
    } as const;
    const outcome = (probe === 'error' ? 'unknown' : probe.toLowerCase()) as ProbeOutcome;
    workers.push(probeStep(type, timing, workers[turn - 1] ?? NEW_PROBE_WORKER, container, outcome).worker);
  });
  return workers;
}

/** One value for each turn, or one for all of them. */
function at(value: unknown, turn: number): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[turn] : value;
}

/** The run of equal results and the hold stand beside the results. */
export const proberSequences: TableReplay = {
  inputs: [
    ...['probeType', 'successThreshold', 'failureThreshold', 'probes'],
    ...['initialDelaySeconds', 'runningForSeconds', 'started', 'containerIds'],
  ],
  answer: (input) => {
    const workers = workersOf(input);
    return {
      out: workers.map(({ result }) => result),
      resultRun: workers.map(({ resultRun }) => resultRun),
      onHold: workers.map(({ onHold }) => onHold),
    };
  },
  agrees: (expected, answer, { beside }) => agrees({ out: lowerCase(expected), ...beside }, answer),
};

function lowerCase(results: unknown): unknown {
  return Array.isArray(results) ? results.map((result) => String(result ?? 'unknown').toLowerCase()) : results;
}
