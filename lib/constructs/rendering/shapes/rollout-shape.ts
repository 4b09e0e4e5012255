import type * as kplus from 'cdk8s-plus-28';
import type { ReleasePlan, RolloutFacts, StatedNumbers } from '../../../plan';
import type { JsonObject } from '../../../workload';
import type { DisruptionBudget } from '../../statements/replicas/disruption-budget';
import { inWholeSeconds } from '../../statements/in-seconds';
import type { CanaryOptions, RolloutStrategy } from '../../statements/rollout/rollout-strategy';
import type { SplitRoute } from '../../statements/rollout/traffic-split';
import { statedTimes } from '../planned/stated-times';
import { trafficRouting } from './traffic-routing';
import type { WorkloadShape } from './workload-shape';

/** What a Rollout says besides its pods. */
interface RolloutSpec extends Pick<
  kplus.DeploymentProps,
  'minReady' | 'progressDeadline' | 'terminationGracePeriod' | 'replicas'
> {
  readonly strategy: RolloutStrategy;
  readonly disruptionBudget?: DisruptionBudget;
}

/** What its Services and routes are, when it is rendered. */
export interface RolloutEnds {
  readonly namespace?: string;
  /** The Service that requests come by. */
  readonly service: string;
  /** The Service of the new pods, by its suffix. */
  readonly companion: (suffix: string) => string;
  readonly routes: readonly SplitRoute[];
  /** Whether an autoscaler sets the replicas. */
  readonly isScaledElsewhere: () => boolean;
}

/** What a Rollout adds to its pods: how requests move to the new ones, and how long the old ones stay. */
export function rolloutShape(props: RolloutSpec, ends: () => RolloutEnds): WorkloadShape {
  return {
    template: ['spec', 'template'],
    revisionLabel: 'rollouts-pod-template-hash',
    stated: () => statedNumbers(props),
    kind: () => rolloutFacts(props.strategy, ends().routes),
    specOf: (plan) => {
      const known = ends();
      return {
        minReadySeconds: plan.minReady,
        progressDeadlineSeconds: plan.progressDeadline,
        strategy: strategyJson(props.strategy, plan, known),
        ...(props.replicas === undefined && known.isScaledElsewhere() && { replicas: undefined }),
      };
    },
  };
}

/** By what requests move, and what is stated about it. */
function rolloutFacts(strategy: RolloutStrategy, routes: readonly SplitRoute[]): RolloutFacts {
  const { _type: type, _blueGreen: blueGreen, _canary: canary } = strategy;
  const { scaleDownDelay, abortScaleDownDelay } = type === 'blueGreen' ? blueGreen : canary;
  return {
    kind: 'Rollout',
    moves: type === 'blueGreen' ? 'service' : canary.split?._routes ? 'weights' : 'pods',
    ...(routes.some(({ kind }) => kind === 'istio' || kind === 'gateway') && { writtenWeights: true }),
    ...(canary.dynamicStableScale === true && { dynamicStable: true }),
    ...(scaleDownDelay && { statedScaleDownDelay: inWholeSeconds(scaleDownDelay, 'scaleDownDelay') }),
    ...(abortScaleDownDelay && { statedAbortDelay: inWholeSeconds(abortScaleDownDelay, 'abortScaleDownDelay') }),
  };
}

function statedNumbers(props: RolloutSpec): StatedNumbers {
  const { terminationGracePeriod, minReady, progressDeadline, disruptionBudget, strategy } = props;
  const { maxSurge, maxUnavailable } = strategy._canary;
  return {
    ...statedTimes({ terminationGracePeriod, minReady, progressDeadline }),
    ...(maxSurge && { maxSurge: countOf(maxSurge) }),
    ...(maxUnavailable && { maxUnavailable: countOf(maxUnavailable) }),
    ...(disruptionBudget && { budget: disruptionBudget._budget }),
  };
}

function countOf({ value }: kplus.PercentOrAbsolute): number | string {
  return value as number | string;
}

function strategyJson(strategy: RolloutStrategy, plan: ReleasePlan, ends: RolloutEnds): JsonObject {
  return strategy._type === 'blueGreen'
    ? { blueGreen: blueGreenJson(strategy, plan, ends) }
    : { canary: canaryJson(strategy._canary, plan, ends) };
}

function blueGreenJson({ _blueGreen: options }: RolloutStrategy, plan: ReleasePlan, ends: RolloutEnds): JsonObject {
  const { autoPromotion, autoPromotionDelay, previewReplicas } = options;
  const { prePromotionAnalysis, postPromotionAnalysis } = options;
  return {
    ...abortDelay(plan),
    activeService: ends.service,
    ...(autoPromotion !== undefined && { autoPromotionEnabled: autoPromotion }),
    ...(autoPromotionDelay && { autoPromotionSeconds: inWholeSeconds(autoPromotionDelay, 'autoPromotionDelay') }),
    ...(postPromotionAnalysis && { postPromotionAnalysis: postPromotionAnalysis._analysis }),
    ...(prePromotionAnalysis && { prePromotionAnalysis: prePromotionAnalysis._analysis }),
    ...(previewReplicas !== undefined && { previewReplicaCount: previewReplicas }),
    previewService: ends.companion('preview'),
    ...delay(plan),
  };
}

function canaryJson(
  { steps, analysis, dynamicStableScale, split }: CanaryOptions,
  plan: ReleasePlan,
  ends: RolloutEnds,
) {
  const isSplit = split?._routes !== undefined;
  const isAlternating = ends.routes.some(({ kind }) => kind === 'alb');
  return {
    ...abortDelay(plan),
    ...(analysis && { analysis: analysis._analysis }),
    ...(isSplit && !isAlternating && { canaryService: ends.companion('canary') }),
    ...(dynamicStableScale && { dynamicStableScale }),
    ...(!isSplit && { maxSurge: plan.maxSurge, maxUnavailable: plan.maxUnavailable }),
    ...(isAlternating && { pingPong: { pingService: ends.companion('ping'), pongService: ends.companion('pong') } }),
    ...delay(plan),
    ...(isSplit && !isAlternating && { stableService: ends.service }),
    ...(steps && steps.length > 0 && { steps: steps.map(({ _step }) => _step) }),
    ...(isSplit && { trafficRouting: trafficRouting(ends.routes, { root: ends.service, namespace: ends.namespace }) }),
  };
}

function delay({ scaleDownDelay }: ReleasePlan): JsonObject {
  return scaleDownDelay === undefined ? {} : { scaleDownDelaySeconds: scaleDownDelay };
}

function abortDelay({ abortScaleDownDelay }: ReleasePlan): JsonObject {
  return abortScaleDownDelay === undefined ? {} : { abortScaleDownDelaySeconds: abortScaleDownDelay };
}
