import type { Finding } from '../../check';

/** Numbers of one container that contradict each other: a matter of faults only, and yet never meant. */
const CONTRADICTIONS = new Set(['probe-timeout-exceeds-period', 'liveness-before-readiness', 'probe-grace-cuts-hook']);

/** Whether a finding about a workload of ours contradicts the facts that were stated, or itself. */
export function failsSynthesis({ rule, severity }: Finding): boolean {
  return severity === 'error' || (severity === 'info' && CONTRADICTIONS.has(rule));
}

/**
 * What contradicts the plan is refused, also where an application of which nobody knows what it does on SIGTERM may
 * lose nothing; and so is a hook that cannot run, whatever it may cost, and a route that nobody has stated, which the
 * numbers fit by chance.
 */
export const REFUSED_AT_SYNTH = {
  'duplicate-identity': 'error',
  'fact-unreadable': 'error',
  'grace-too-short': 'error',
  'min-ready-too-short': 'error',
  'pre-stop-never-runs': 'error',
  'progress-deadline-too-short': 'error',
  'rollout-below-wanted': 'error',
  'traffic-unstated': 'error',
} as const;
