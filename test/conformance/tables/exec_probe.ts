import { execProbeOutcome } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

/** Only what is unknown comes with an error; it is no result at all. */
export const execProbe: TableReplay = {
  inputs: ['startError', 'exitCode', 'timeout'],
  answer: ({ exitCode, timeout }) => {
    const result = execProbeOutcome({ exitCode: optionalNumberIn(exitCode), timedOut: timeout === true });
    return { result, error: result === 'unknown' };
  },
};
