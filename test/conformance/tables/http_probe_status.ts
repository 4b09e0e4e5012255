import { httpProbeOutcome } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const httpProbeStatus: TableReplay = {
  inputs: ['status', 'noResponseWithinTimeout', 'redirect', 'sameHost', 'otherPort', 'finalStatus', 'redirects'],
  answer: ({ status, noResponseWithinTimeout, redirect, sameHost, finalStatus, redirects }) => {
    if (noResponseWithinTimeout === true) return httpProbeOutcome({});
    const toAnotherHost = redirect !== undefined && sameHost === false;
    const answered = optionalNumberIn(finalStatus ?? status ?? redirect);
    return httpProbeOutcome({ status: answered, toAnotherHost, redirects: optionalNumberIn(redirects) });
  },
};
