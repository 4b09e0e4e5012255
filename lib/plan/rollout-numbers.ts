import { drainLag } from '../facts';
import { DEPLOYMENT_DEFAULTS, type Seconds } from '../kubernetes';
import type { RolloutFacts } from './kind-facts';
import type { ReleaseFacts } from './release-facts';
import type { PlannedNumber, ReleasePlan } from './release-plan';

/**
 * How long Argo keeps pods that no traffic is meant for any more, where nobody says so; its authors advise no less.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/specification/
 */
const USUAL_DELAY: Seconds = 30;

/** How a Rollout replaces pods. Where requests are moved, all new pods may stand beside all old ones. */
export function planRolloutSteps({
  kind,
  stated,
}: Pick<ReleaseFacts, 'kind' | 'stated'>): Pick<ReleasePlan, 'maxSurge' | 'maxUnavailable'> | undefined {
  if (kind?.kind !== 'Rollout') return undefined;
  if (kind.moves !== 'pods') return { maxSurge: '100%', maxUnavailable: 0 };
  const { maxSurge = DEPLOYMENT_DEFAULTS.maxSurge, maxUnavailable = 0 } = stated;
  return { maxSurge, maxUnavailable };
}

/** How long pods stay that requests have been moved away from. */
export function planDelays(
  facts: Pick<ReleaseFacts, 'kind' | 'traffic' | 'room'>,
): Pick<ReleasePlan, 'scaleDownDelay' | 'abortScaleDownDelay'> {
  const { kind } = facts;
  if (kind?.kind !== 'Rollout' || kind.moves === 'pods') return {};
  const planned = Math.max(USUAL_DELAY, Math.ceil(drainLag(facts.traffic) + facts.room));
  // Argo refuses the one beside a stable set that shrinks with its weight, and needs no other to take a release back.
  if (kind.dynamicStable) return { abortScaleDownDelay: kind.statedAbortDelay };
  return {
    scaleDownDelay: kind.statedScaleDownDelay ?? planned,
    abortScaleDownDelay: kind.statedAbortDelay ?? planned,
  };
}

/** The same with its reasons. */
export function rolloutNumbers(facts: ReleaseFacts, kind: RolloutFacts): readonly PlannedNumber[] {
  const { scaleDownDelay, abortScaleDownDelay } = planDelays(facts);
  const lag = Math.ceil(drainLag(facts.traffic));
  const names = facts.traffic.map((source) => source.name ?? source.kind).join(', ');
  const arrive = `new requests arrive up to ${lag} s after that (${names}), + ${facts.room} s room`;
  const least = lag + facts.room < USUAL_DELAY ? `; ${USUAL_DELAY} s at the least, to go back to them at once` : '';
  const number = (field: string, value: Seconds | undefined, own: Seconds | undefined, since: string) =>
    value === undefined
      ? []
      : [{ field, value, bound: lag, reason: `${own === undefined ? '' : 'stated; '}${since}: ${arrive}${least}` }];
  const { statedScaleDownDelay, statedAbortDelay, moves } = kind;
  const moved = moves === 'service' ? 'the Service leads to the new ones' : 'all weight is on the new ones';
  return [
    ...number('scaleDownDelaySeconds', scaleDownDelay, statedScaleDownDelay, `old pods stay when ${moved}`),
    ...number(
      'abortScaleDownDelaySeconds',
      abortScaleDownDelay,
      statedAbortDelay,
      'new pods stay when a release is taken back',
    ),
  ];
}

/** What the reader of the plan of a Rollout should know. */
export function rolloutWarnings({ kind, traffic }: ReleaseFacts): readonly string[] {
  if (kind?.kind !== 'Rollout' || kind.moves === 'pods') return [];
  const registry = traffic.find((source) => source.kind === 'registry');
  const past = kind.moves === 'service' ? 'before they are promoted' : 'whatever the weight is';
  return [
    ...(kind.dynamicStable ? [DYNAMIC_STABLE] : []),
    ...(registry
      ? [
          `Clients that find pods in ${registry.name ?? 'a registry'} get to new pods as soon as these register, ${past}: let them register only when they are promoted.`,
        ]
      : []),
  ];
}

const DYNAMIC_STABLE =
  'dynamicStableScale: old pods go while the weight moves, so that a release that is taken back has to wait until they have started anew; and the last of them go as soon as the weight is set: a router that has not heard of it yet finds no pod behind the stable Service. Leave it out where the cluster has room for twice the pods.';

/** What has to hold outside of the manifests of a Rollout. */
export function requiredOfRollout({ kind }: ReleaseFacts): readonly string[] {
  return kind?.kind === 'Rollout' && kind.writtenWeights ? [WEIGHTS_ARE_ARGOS] : [];
}

const WEIGHTS_ARE_ARGOS =
  'Let whatever applies these manifests leave the weights of the route to the controller of Argo Rollouts (Argo CD: ignoreDifferences): applied in the middle of a release they would go back.';
