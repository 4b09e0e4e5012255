import { RULES } from '../check';

/**
 * What a Deployment, its Service, budget and autoscaler can contradict. Rules about other kinds, about two releases
 * and about a whole cluster's content are for the guard and for `check`, which look at everything.
 */
const OF_A_DEPLOYMENT = new Set([
  'autoscaler-cannot-measure',
  'autoscaler-fights-replicas',
  'autoscaler-refused',
  'budget-allows-all',
  'budget-blocks-drain',
  'budget-keeps-broken-pods',
  'budget-missing',
  'budget-refused',
  'budgets-overlap',
  'container-refused',
  'drain-outruns-routing',
  'duplicate-identity',
  'fact-unreadable',
  'field-mistyped',
  'field-unknown',
  'grace-too-short',
  'hook-refused',
  'liveness-before-readiness',
  'min-ready-too-short',
  'post-start-never-runs',
  'pre-stop-never-runs',
  'pre-stop-too-short',
  'pre-stop-unbounded',
  'pre-stop-unknown',
  'probe-grace-cuts-hook',
  'probe-never-runs',
  'probe-port-unknown',
  'probe-refused',
  'probe-timeout-exceeds-period',
  'progress-deadline-too-short',
  'readiness-checks-nothing',
  'readiness-missing',
  'rollout-below-wanted',
  'rollout-refused',
  'selector-refused',
  'service-port-unmatched',
  'service-refused',
  'single-replica',
  'startup-too-short',
  'stops-before-proxy',
  'surge-blocked',
  'surge-shares-volume',
  'traffic-unstated',
]);

/**
 * What contradicts the plan is refused, also where an application of which nobody knows what it does on SIGTERM may
 * lose nothing; and so is a hook that cannot run, whatever it may cost.
 */
export const REFUSED_AT_SYNTH = {
  'grace-too-short': 'error',
  'min-ready-too-short': 'error',
  'pre-stop-never-runs': 'error',
  'rollout-below-wanted': 'error',
} as const;

/** The rules that synthesis of a construct runs, with those that they presuppose: one root cause is one problem. */
export const RULES_AT_SYNTH = withCauses(OF_A_DEPLOYMENT);

function withCauses(wanted: ReadonlySet<string>): typeof RULES {
  const all = new Set(wanted);
  for (const id of all) {
    for (const cause of RULES.find((rule) => rule.id === id)?.presupposes ?? []) all.add(cause);
  }
  return RULES.filter(({ id }) => all.has(id));
}
