import type { RolloutStrategy } from '../../statements/rollout/rollout-strategy';

/** By what a strategy moves requests. */
export function movesBy({ _type: type, _canary: canary }: RolloutStrategy): 'service' | 'weights' | 'pods' {
  if (type === 'blueGreen') return 'service';
  return canary?.split?._routes ? 'weights' : 'pods';
}

/** Load balancers that register the pods of a Service as their targets, one by one. */
const REGISTERS: ReadonlyMap<string, string> = new Map([
  ['aws-alb', 'an application load balancer'],
  ['aws-nlb', 'a network load balancer'],
  ['gke-neg', 'a load balancer of GKE'],
]);

/**
 * What is wrong with a load balancer in front of a Service that changes whom it selects: the old pods are gone from its
 * targets before the new ones are healthy, and nothing gates their readiness.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/alb/
 */
export function slowSwitchProblem(moves: 'service' | 'weights' | 'pods', kind: string): string | undefined {
  const what = REGISTERS.get(kind);
  // Two Services take turns for it, and neither changes under its feet.
  if (what === undefined || moves === 'pods' || (moves === 'weights' && kind === 'aws-alb')) return undefined;
  const instead =
    kind === 'aws-alb'
      ? 'split: TrafficSplit.byRoutes() with exposeViaAlb, where two Services take turns'
      : 'no split: the number of pods alone (TrafficSplit.byPods())';
  return `${what} takes pods in one by one, and the old ones out before the new ones are healthy when the Service changes whom it selects (${kind}): state 'strategy' as RolloutStrategy.canary with ${instead}`;
}
