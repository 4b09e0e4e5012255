import type { Duration } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { optionsOf, type OptionNames } from '../typed';
import type { RolloutAnalysis } from './rollout-analysis';
import type { RolloutStep } from './rollout-step';
import type { TrafficSplit } from './traffic-split';

/** How long pods stay that requests have been moved away from. */
export interface RolloutDelays {
  /**
   * How long old pods stay after a release.
   *
   * @default - until no request can reach them any more, 30 s at the least
   */
  readonly scaleDownDelay?: Duration;

  /**
   * How long new pods stay after a release that was taken back.
   *
   * @default - until no request can reach them any more, 30 s at the least
   */
  readonly abortScaleDownDelay?: Duration;
}

/** A release whose pods all stand beside the old ones before any request reaches them. */
export interface BlueGreenOptions extends RolloutDelays {
  /**
   * How many new pods there are until the release is promoted.
   *
   * @default - as many as there are old ones
   */
  readonly previewReplicas?: number;

  /**
   * Whether a release is promoted as soon as its pods are available, and what is to be analysed before has succeeded.
   *
   * @default true
   */
  readonly autoPromotion?: boolean;

  /**
   * How long it waits with that.
   *
   * @default - not at all
   */
  readonly autoPromotionDelay?: Duration;

  /**
   * What has to succeed before requests move to the new pods.
   *
   * @default - nothing
   */
  readonly prePromotionAnalysis?: RolloutAnalysis;

  /**
   * What has to succeed after that, or they move back.
   *
   * @default - nothing
   */
  readonly postPromotionAnalysis?: RolloutAnalysis;
}

/** A release that gets its requests little by little. */
export interface CanaryOptions extends RolloutDelays {
  /**
   * What it goes through.
   *
   * @default - none: like a rolling update
   */
  readonly steps?: RolloutStep[];

  /**
   * What splits requests between old and new pods.
   *
   * @default TrafficSplit.byPods()
   */
  readonly split?: TrafficSplit;

  /**
   * What is analysed all the time that a release takes; it is taken back where that fails.
   *
   * @default - nothing
   */
  readonly analysis?: RolloutAnalysis;

  /**
   * Whether old pods go while the weight moves to the new ones. It saves room, and costs: see the plan's warning.
   *
   * @default false
   */
  readonly dynamicStableScale?: boolean;

  /**
   * How many pods a release may add, where nothing but their number splits requests.
   *
   * @default 25%
   */
  readonly maxSurge?: kplus.PercentOrAbsolute;

  /**
   * How many pods a release may take away, where nothing but their number splits requests.
   *
   * @default 0
   */
  readonly maxUnavailable?: kplus.PercentOrAbsolute;
}

/**
 * How a Rollout of Argo brings requests to new pods.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/concepts/#deployment-strategies
 * @example
 * strategy: RolloutStrategy.blueGreen({ prePromotionAnalysis: RolloutAnalysis.of(['smoke-tests']) })
 */
export class RolloutStrategy {
  /** All new pods beside all old ones; then the Service leads to the new ones, from one moment to the next. */
  public static blueGreen(options: BlueGreenOptions = {}): RolloutStrategy {
    return new RolloutStrategy('blueGreen', optionsOf(options, 'RolloutStrategy.blueGreen', BLUE_GREEN), {});
  }

  /** Step by step. */
  public static canary(options: CanaryOptions = {}): RolloutStrategy {
    return new RolloutStrategy('canary', {}, optionsOf(options, 'RolloutStrategy.canary', CANARY));
  }

  private constructor(
    /** @internal */
    readonly _type: 'blueGreen' | 'canary',
    /** @internal */
    readonly _blueGreen: BlueGreenOptions,
    /** @internal */
    readonly _canary: CanaryOptions,
  ) {}
}

const DELAYS: OptionNames<RolloutDelays> = { scaleDownDelay: true, abortScaleDownDelay: true };
const BLUE_GREEN: OptionNames<BlueGreenOptions> = {
  ...DELAYS,
  previewReplicas: true,
  autoPromotion: true,
  autoPromotionDelay: true,
  prePromotionAnalysis: true,
  postPromotionAnalysis: true,
};
const CANARY: OptionNames<CanaryOptions> = {
  ...DELAYS,
  steps: true,
  split: true,
  analysis: true,
  dynamicStableScale: true,
  maxSurge: true,
  maxUnavailable: true,
};
