import { blamedLosses } from '../../report/simulation';
import type { Outcome } from '../../simulation';

/** What an outcome comes to, without its second by second: what somebody needs who has to mend it. */
export function shortOutcome(outcome: Outcome) {
  const { workload, file, scenario, title, voluntary, verdict, lost, lostByCause, end, doubts, assumptions } = outcome;
  const losses = blamedLosses(outcome).map(({ cause, requests, from, to, blame }) => ({
    cause,
    requests,
    from,
    to,
    blame,
  }));
  return { workload, file, scenario, title, voluntary, verdict, lost, lostByCause, end, losses, doubts, assumptions };
}
