import type { Finding } from '../check';
import { findingsText } from './findings-text';
import { judged } from './judged';
import type { MatcherOptions } from './matcher-options';
import type { MatcherResult } from './matcher-result';
import { counted } from './counted';

/**
 * Whether no rule says that requests are lost, provably or under an assumption; what is refused serves none, nor does
 * what provably never works.
 */
export function toLoseNoRequests(received: unknown, options?: MatcherOptions): MatcherResult {
  const report = judged(received, options, 'toLoseNoRequests');
  const losing = report.findings.filter(loses);
  const pass = losing.length === 0 && report.problems.length === 0;
  return {
    pass,
    message: () =>
      pass
        ? `Requests should be lost here, but nothing in ${counted(report.summary.resources, 'manifest')} loses any.`
        : `No request should be lost here, but ${counted(losing.length, 'finding')} ${losing.length === 1 ? 'says' : 'say'} otherwise:\n\n${findingsText(report, losing)}`,
  };
}

function loses({ effect, severity }: Finding): boolean {
  if (effect === 'stuck') return severity === 'error';
  return severity !== 'info' && (effect === 'lost-requests' || effect === 'refused');
}
