import type * as kplus from 'cdk8s-plus-28';
import { FactError } from '../fact-error';
import { optionsOf, shown, wholeNumberProblem } from '../typed';

/** How far a spread may be from even. */
export interface SpreadOptions {
  /**
   * How many pods more than the emptiest one a node, zone or region may have; 1 at least.
   *
   * @default 1
   */
  readonly maxSkew?: number;
}

/**
 * How the pods of a workload are spread over nodes, zones or regions. Each revision is spread by itself, so that a
 * rollout ends as evenly as it began.
 *
 * @see https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/
 * @example
 * topologySpread: [Spread.required(Topology.ZONE), Spread.preferred(Topology.HOSTNAME)]
 */
export class Spread {
  /** As evenly as there is room; a pod that fits nowhere better is scheduled all the same. */
  public static preferred(over: kplus.Topology, options: SpreadOptions = {}): Spread {
    return new Spread(constraint(over, options, { whenUnsatisfiable: 'ScheduleAnyway' }));
  }

  /**
   * Evenly, or a pod waits. Nodes that take no pods, such as those that are being drained, do not count: otherwise
   * they would keep the place of the pods that they lose.
   */
  public static required(over: kplus.Topology, options: SpreadOptions = {}): Spread {
    return new Spread(constraint(over, options, { nodeTaintsPolicy: 'Honor', whenUnsatisfiable: 'DoNotSchedule' }));
  }

  private constructor(
    /** @internal */
    readonly _constraint: Readonly<Record<string, number | string>>,
  ) {}
}

function constraint(
  over: kplus.Topology,
  options: SpreadOptions,
  how: Readonly<Record<string, string>>,
): Readonly<Record<string, number | string>> {
  const { maxSkew = 1 } = optionsOf(options, 'a Spread', { maxSkew: true });
  const key: unknown = over?.key;
  if (typeof key !== 'string' || key === '')
    throw new FactError(`a Spread is over a Topology, such as Topology.ZONE, and this is ${shown(over)}`);
  const problem = wholeNumberProblem(maxSkew, 'maxSkew', 1);
  if (problem !== undefined) throw new FactError(problem);
  return { ...how, maxSkew, topologyKey: key };
}
