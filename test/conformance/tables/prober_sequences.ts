import { NEW_PROBE_WORKER, probeStep } from '../../../lib/kubernetes';
import type { ProbeOutcome, ProbeType, ProbeWorker } from '../../../lib/kubernetes';
import { agrees } from '../agrees';
import { firstOf, optionalNumberIn, wordIn } from '../input';
import type { CaseInput, TableReplay } from '../table';

/** How long the container has run, one value for each turn or one for all; tables spell it differently. */
const AGES = ['runningForSeconds', 'elapsedSeconds', 'elapsed', 'ageSeconds', 'containerAgeSeconds'];

/** What a worker knows after each of its turns. A container has started unless it is its startup that is probed. */
function workersOf(input: CaseInput): readonly ProbeWorker[] {
  const type = wordIn<string>(input['probeType']).toLowerCase() as ProbeType;
  const timing = {
    initialDelay: optionalNumberIn(input['initialDelaySeconds']) ?? 0,
    successThreshold: optionalNumberIn(input['successThreshold']) ?? 1,
    failureThreshold: optionalNumberIn(input['failureThreshold']) ?? 1,
  };
  const workers: ProbeWorker[] = [];
  (input['probes'] as readonly unknown[]).forEach((probe, turn) => {
    const of = (field: string) => at(input[field], turn);
    const container = {
      id: wordIn<string>(of('containerIds') ?? 'container'),
      state: 'running',
      runningFor: optionalNumberIn(firstOf(...AGES.map(of))) ?? 0,
      started: (of('started') ?? type !== 'startup') === true,
    } as const;
    const before = workers[turn - 1] ?? NEW_PROBE_WORKER;
    workers.push(probeStep(type, timing, before, container, outcomeIn(probe)).worker);
  });
  return workers;
}

/** One value for each turn, or one for all of them. */
function at(value: unknown, turn: number): unknown {
  return Array.isArray(value) ? (value as readonly unknown[])[turn] : value;
}

/** An error of the probe itself is no result. */
function outcomeIn(value: unknown): ProbeOutcome {
  const word = wordIn<string>(value).toLowerCase();
  return word === 'error' ? 'unknown' : (word as ProbeOutcome);
}

/** The run of equal results and the hold stand beside the results. A result from before the first turn is dropped. */
export const proberSequences: TableReplay = {
  inputs: [
    ...['probeType', 'successThreshold', 'failureThreshold', 'probes', 'initialDelaySeconds'],
    ...['started', 'containerIds', 'initialResult', ...AGES],
  ],
  answer: (input) => {
    const workers = workersOf(input);
    return {
      out: workers.map(({ result }) => result),
      resultRun: workers.map(({ resultRun }) => resultRun),
      onHold: workers.map(({ onHold }) => onHold),
    };
  },
  agrees: (expected, answer, { beside }) => {
    const { resultRun, onHold } = beside;
    const more = { ...(resultRun !== undefined && { resultRun }), ...(onHold !== undefined && { onHold }) };
    return agrees({ out: lowerCase(expected), ...more }, answer);
  },
};

function lowerCase(results: unknown): unknown {
  return Array.isArray(results) ? results.map((result) => String(result ?? 'unknown').toLowerCase()) : results;
}
