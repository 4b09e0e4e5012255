import type { Construct } from 'constructs';
import { asNumber } from '../../../kubernetes';
import { warnOf } from '../../judging/warn-at-synth';
import type { CanaryOptions } from '../../statements/rollout/rollout-strategy';
import type { ZeroDowntimeRolloutProps } from './zero-downtime-rollout-props';

const STEPS = 'steps: [RolloutStep.weight(20), RolloutStep.pause()]';

/** Tells, when an app is made, of a canary that nobody can take back, or that takes requests back itself. */
export function tellUnwatched(construct: Construct, { strategy, traffic }: ZeroDowntimeRolloutProps): void {
  const { _canary: canary } = strategy;
  const isAsked = !traffic?.some(({ _source }) => _source.kind === 'none');
  if (strategy._type !== 'canary' || !isAsked) return;
  for (const doubt of doubtsOf(canary ?? {})) warnOf(construct, doubt);
}

function doubtsOf({ steps = [], split, analysis }: CanaryOptions): readonly string[] {
  if (steps.length === 0)
    return [
      `'strategy' is a canary without 'steps': ${split?._routes ? 'all requests come to the new pods at once' : "new pods take the places of old ones without a stop, as a Deployment's do"}, and nobody looks in between. State ${STEPS}`,
    ];
  const weights = steps.flatMap(({ _step }) => asNumber(_step['setWeight']) ?? []);
  const fallen = weights.findIndex((weight, index) => weight < (weights[index - 1] ?? 0));
  const isWatched = analysis !== undefined || steps.some(({ _step }) => 'pause' in _step || 'analysis' in _step);
  return [
    ...(isWatched || weights.every((weight) => weight === 100)
      ? []
      : [
          `'strategy.steps' go from weight ${weights.join(' to ')} as soon as the pods are there: nothing waits, and no analysis looks. State RolloutStep.pause() or RolloutStep.analysis(…) between them`,
        ]),
    ...(fallen > 0
      ? [
          `'strategy.steps' take requests back: weight ${weights[fallen]} comes after weight ${weights[fallen - 1]}. State weights that rise`,
        ]
      : []),
  ];
}
