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
  let restarts = 0;
  turnsOf(input).forEach((probe, turn) => {
    const of = (field: string) => at(input[field], turn);
    if (isNew(probe)) restarts += 1;
    const container = {
      id: wordIn<string>(of('containerIds') ?? `container ${restarts}`),
      state: 'running',
      runningFor: optionalNumberIn(firstOf(ageOf(input, turn), ...AGES.map(of))) ?? 0,
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

/** What the probes come to: a list, or steps that each say how long the container has run. */
function turnsOf({ probes, steps }: CaseInput): readonly unknown[] {
  return (probes ?? stepsIn(steps).map(({ probe }) => probe)) as readonly unknown[];
}

function ageOf({ steps }: CaseInput, turn: number): unknown {
  return steps === undefined ? undefined : stepsIn(steps)[turn]?.['runningFor'];
}

function stepsIn(steps: unknown): readonly CaseInput[] {
  return steps as readonly CaseInput[];
}

/** A probe of another container than the one before. */
const OF_NEW = 'newcontainer+';

function isNew(probe: unknown): boolean {
  return wordIn<string>(probe).toLowerCase().startsWith(OF_NEW);
}

/** An error of the probe itself is no result. */
function outcomeIn(value: unknown): ProbeOutcome {
  const word = wordIn<string>(value).toLowerCase().replace(OF_NEW, '');
  return word === 'error' ? 'unknown' : (word as ProbeOutcome);
}

/** The run of equal results and the hold stand beside the results. A result from before the first turn is dropped. */
export const proberSequences: TableReplay = {
  inputs: [
    ...['probeType', 'successThreshold', 'failureThreshold', 'probes', 'initialDelaySeconds'],
    ...['started', 'containerIds', 'initialResult', 'steps', ...AGES],
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
