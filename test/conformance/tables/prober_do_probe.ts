import { NEW_PROBE_WORKER, probeStep, restartsAfterExit } from '../../../lib/kubernetes';
import type { ProbedContainer, ProbeOutcome, ProbeType, RestartPolicy } from '../../../lib/kubernetes';
import { agrees } from '../agrees';
import { optionalNumberIn, wordIn } from '../input';
import type { CaseInput, TableReplay } from '../table';

/** What stands in the pod's status, by the tables' word for it. A container without a status has no id. */
function statusOf(word: string): Pick<ProbedContainer, 'id' | 'state' | 'podEnded'> {
  const id = /^(none|other)/i.test(word) ? '' : 'container';
  const podEnded = /^pod(failed|succeeded)/i.test(word);
  if (/terminated/i.test(word)) return { id, state: 'terminated', podEnded };
  return { id, state: /waiting|pending/i.test(word) ? 'waiting' : 'running', podEnded };
}

/** A worker's first turn. The container has just started, and its exit code, where it has ended, is 0. */
export const proberDoProbe: TableReplay = {
  inputs: [
    ...['probeType', 'containerStatus', 'deletionTimestamp', 'initialDelaySeconds', 'started'],
    ...['probeOutcome', 'restartPolicy', 'exitCode', 'runningForSeconds'],
  ],
  answer: (input) => {
    const exitCode = optionalNumberIn(input['exitCode']) ?? 0;
    const container: ProbedContainer = {
      ...statusOf(wordIn(input['containerStatus'])),
      runningFor: optionalNumberIn(input['runningForSeconds']) ?? 0,
      started: input['started'] === true,
      podDeleted: input['deletionTimestamp'] === true,
      restarts: restartsAfterExit(wordIn<RestartPolicy>(input['restartPolicy']), exitCode),
    };
    const timing = {
      initialDelay: optionalNumberIn(input['initialDelaySeconds']) ?? 0,
      successThreshold: 1,
      failureThreshold: 1,
    };
    const type = wordIn<string>(input['probeType']).toLowerCase() as ProbeType;
    const outcome = wordIn<string>(input['probeOutcome'] ?? 'success').toLowerCase();
    const { worker, continues } = probeStep(type, timing, NEW_PROBE_WORKER, container, outcomeOf(outcome));
    return { continue: continues, resultSet: worker.result !== undefined, result: capitalised(worker.result) };
  },
  agrees: (expected, answer) => agrees(expected, answer) || agrees(withUnknown(expected), answer),
};

/** A result that is set and null is Unknown. */
function withUnknown(expected: unknown): unknown {
  if (typeof expected !== 'object' || expected === null) return expected;
  const { resultSet, result, ...rest } = expected as CaseInput;
  return { ...rest, resultSet, result: resultSet === true ? (result ?? 'Unknown') : result };
}

/** An error of the probe itself is no result. */
function outcomeOf(word: string): ProbeOutcome {
  return word === 'error' ? 'unknown' : (word as ProbeOutcome);
}

function capitalised(result: string | undefined): string | null {
  return result === undefined ? null : result.charAt(0).toUpperCase() + result.slice(1);
}
