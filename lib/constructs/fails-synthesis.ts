import type { Finding } from '../check';

/** Numbers of one container that contradict each other: a matter of faults only, and yet never meant. */
const CONTRADICTIONS = new Set(['probe-timeout-exceeds-period', 'liveness-before-readiness', 'probe-grace-cuts-hook']);

/** Whether a finding about a workload of ours contradicts the facts that were stated, or itself. */
export function failsSynthesis({ rule, severity }: Finding): boolean {
  return severity === 'error' || (severity === 'info' && CONTRADICTIONS.has(rule));
}
