import { execProbeOutcome } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

/** Only what is unknown comes with an error; it is no result at all. A call without any error has ended with 0. */
export const execProbe: TableReplay = {
  inputs: ['startError', 'exitCode', 'timeout', 'error'],
  answer: ({ exitCode, timeout, error }) => {
    const code = exitCode ?? (error === null ? 0 : undefined);
    const result = execProbeOutcome({ exitCode: optionalNumberIn(code), timedOut: timeout === true });
    return { result, error: result === 'unknown' };
  },
};
