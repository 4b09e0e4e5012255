import type * as kplus from 'cdk8s-plus-28';
import type { StatedBudget } from '../../../plan';
import { FactError } from '../fact-error';
import { shown } from '../typed';

/**
 * How many pods of a workload a node drain, or anything else that evicts, may take at once.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/
 * @example
 * disruptionBudget: DisruptionBudget.maxUnavailable(PercentOrAbsolute.percent(20))
 */
export class DisruptionBudget {
  /** So many pods may be missing; a percentage rounds up. The default is one. */
  public static maxUnavailable(pods: kplus.PercentOrAbsolute): DisruptionBudget {
    return new DisruptionBudget({ maxUnavailable: countOf(pods, 'maxUnavailable') });
  }

  /** So many pods have to stay; a percentage rounds up. With as many replicas no drain ever ends, which is refused. */
  public static minAvailable(pods: kplus.PercentOrAbsolute): DisruptionBudget {
    return new DisruptionBudget({ minAvailable: countOf(pods, 'minAvailable') });
  }

  /** None is made, because one from elsewhere selects the pods; two for one pod block every eviction. */
  public static none(): DisruptionBudget {
    return new DisruptionBudget({});
  }

  private constructor(
    /** @internal */
    readonly _budget: StatedBudget,
  ) {}
}

const COUNT = /^(?:\d+|\d+%)$/;

function countOf(pods: kplus.PercentOrAbsolute, what: string): number | string {
  const value: unknown = pods?.value;
  if ((typeof value === 'number' || typeof value === 'string') && COUNT.test(String(value))) return value;
  throw new FactError(
    `DisruptionBudget.${what} takes PercentOrAbsolute.absolute(1) or PercentOrAbsolute.percent(20), and this is ${shown(pods)}`,
  );
}
