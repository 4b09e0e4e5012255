import { FactError } from '../fact-error';
import { shown } from '../typed';

/**
 * Who sets the number of replicas where this app does not show it: an autoscaler that another repository or another
 * tool applies. Autoscalers of the app itself (HorizontalPodAutoscaler, KEDA's ScaledObject) are seen anyway.
 *
 * @example
 * autoscaled: Autoscaled.between(3, 20)
 */
export class Autoscaled {
  /**
   * The replicas are left out of the manifest, and judged as whatever the autoscaler may choose.
   *
   * @param min the least that it keeps
   * @param max the most that it keeps
   */
  public static between(min: number, max: number): Autoscaled {
    for (const count of [min, max])
      if (!Number.isInteger(count) || count < 0)
        throw new FactError(`Autoscaled.between takes two whole numbers, and one is ${shown(count)}`);
    if (min > max) throw new FactError(`Autoscaled.between(${min}, ${max}) ends before it begins`);
    return new Autoscaled({ min, max });
  }

  private constructor(
    /** @internal */
    readonly _range: { readonly min: number; readonly max: number },
  ) {}
}
