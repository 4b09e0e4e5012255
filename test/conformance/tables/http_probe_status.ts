import { httpProbeOutcome, MAXIMUM_PROBE_REDIRECTS } from '../../../lib/kubernetes';
import { optionalNumberIn } from '../input';
import type { TableReplay } from '../table';

export const httpProbeStatus: TableReplay = {
  inputs: [
    ...['status', 'noResponseWithinTimeout', 'redirect', 'sameHost', 'otherPort', 'finalStatus', 'redirects'],
    'loop',
  ],
  answer: ({ status, noResponseWithinTimeout, redirect, sameHost, finalStatus, redirects, loop }) => {
    if (noResponseWithinTimeout === true) return httpProbeOutcome({});
    const toAnotherHost = redirect !== undefined && sameHost === false;
    const answered = optionalNumberIn(finalStatus ?? status ?? redirect);
    const followed = loop === true ? MAXIMUM_PROBE_REDIRECTS : optionalNumberIn(redirects);
    return httpProbeOutcome({ status: answered, toAnotherHost, redirects: followed });
  },
};
