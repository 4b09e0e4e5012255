import type { Finding } from '../../check';

/** Numbers of one container that contradict each other: a matter of faults only, and yet never meant. */
const CONTRADICTIONS = new Set(['probe-timeout-exceeds-period', 'liveness-before-readiness', 'probe-grace-cuts-hook']);

/** Whether a finding about a workload of ours contradicts the facts that were stated, or itself. */
export function failsSynthesis(finding: Finding): boolean {
  const { rule, severity } = finding;
  return severity === 'error' || (severity === 'info' && CONTRADICTIONS.has(rule)) || isUnstatedRoute(finding);
}

/** A route to the pods that nobody has stated contradicts the facts also where the numbers fit it by chance. */
function isUnstatedRoute({ rule, numbers, resource }: Finding): boolean {
  return rule === 'traffic-unstated' && numbers['kind'] !== resource.kind;
}

/**
 * What contradicts the plan is refused, also where an application of which nobody knows what it does on SIGTERM may
 * lose nothing; and so is a hook that cannot run, whatever it may cost.
 */
export const REFUSED_AT_SYNTH = {
  'duplicate-identity': 'error',
  'fact-unreadable': 'error',
  'grace-too-short': 'error',
  'min-ready-too-short': 'error',
  'pre-stop-never-runs': 'error',
  'progress-deadline-too-short': 'error',
  'rollout-below-wanted': 'error',
} as const;
