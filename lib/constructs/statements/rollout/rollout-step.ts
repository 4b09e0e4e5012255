import type { Duration } from 'cdk8s';
import type { JsonObject } from '../../../workload';
import { FactError } from '../fact-error';
import { inWholeSeconds } from '../in-seconds';
import type { RolloutAnalysis } from './rollout-analysis';
import { shown, wholeNumberProblem } from '../typed';

/**
 * A step of a canary release.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/canary/
 * @example
 * steps: [RolloutStep.weight(20), RolloutStep.pause(Duration.minutes(10)), RolloutStep.weight(50), RolloutStep.pause()]
 */
export class RolloutStep {
  /**
   * So much of the traffic goes to the new pods, in percent.
   *
   * @throws FactError for anything but 0 to 100
   */
  public static weight(percent: number): RolloutStep {
    if (!Number.isInteger(percent) || percent < 0 || percent > 100)
      throw new FactError(`RolloutStep.weight takes a percentage, 0 to 100, and this is ${shown(percent)}`);
    return new RolloutStep({ setWeight: percent });
  }

  /**
   * Nothing goes on for a while.
   *
   * @param duration how long; until somebody promotes the release where none is stated
   * @throws FactError for what is no time of whole seconds
   */
  public static pause(duration?: Duration): RolloutStep {
    if (duration === undefined) return new RolloutStep({ pause: {} });
    return new RolloutStep({ pause: { duration: `${inWholeSeconds(duration, 'RolloutStep.pause')}s` } });
  }

  /** Nothing goes on until an analysis has succeeded; the release is taken back where it fails. */
  public static analysis(analysis: RolloutAnalysis): RolloutStep {
    const json = analysis?._analysis;
    if (!json)
      throw new FactError(
        `RolloutStep.analysis takes a RolloutAnalysis, such as RolloutAnalysis.of(['success-rate']), and this is ${shown(analysis)}`,
      );
    return new RolloutStep({ analysis: json });
  }

  /**
   * So many new pods, whatever the weight is: to look at them before they get any traffic. It needs a split by routes.
   *
   * @throws FactError for anything but a whole number
   */
  public static pods(count: number): RolloutStep {
    const problem = wholeNumberProblem(count, 'RolloutStep.pods', 1);
    if (problem !== undefined) throw new FactError(problem);
    return new RolloutStep({ setCanaryScale: { replicas: count } });
  }

  /** As many new pods as the weight asks for again, after {@link RolloutStep.pods}. */
  public static podsByWeight(): RolloutStep {
    return new RolloutStep({ setCanaryScale: { matchTrafficWeight: true } });
  }

  private constructor(
    /** @internal */
    readonly _step: JsonObject,
  ) {}
}
