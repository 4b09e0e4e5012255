import { missedByMajority } from '../../../plan';
import { FactError } from '../fact-error';
import { shown } from '../typed';

/**
 * How many members of a StatefulSet may be missing at once, so that the others go on answering. Its budget follows
 * from it; a rolling update takes one at a time.
 *
 * @see https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions
 * @example
 * quorum: Quorum.majority()
 */
export class Quorum {
  /** More than half of the members have to be there: etcd, ZooKeeper, Consul, Kafka's controllers, whatever elects. */
  public static majority(): Quorum {
    return new Quorum(missedByMajority, true, 'decide by majority');
  }

  /**
   * So many may be missing: a write that needs two of three copies can miss one; shards without a copy can miss none.
   *
   * @param count how many, 0 at least
   */
  public static canMiss(count: number): Quorum {
    if (!Number.isInteger(count) || count < 0)
      throw new FactError(`Quorum.canMiss takes a whole number, 0 at least, and this is ${shown(count)}`);
    return new Quorum(() => count, true, `can miss ${count}`);
  }

  /** No member needs another: any that is there answers for all. */
  public static none(): Quorum {
    return new Quorum((members) => Math.max(0, members - 1), false, 'need nobody');
  }

  private constructor(
    /** @internal */
    readonly _canMiss: (members: number) => number,
    /** Whether less than one of them is not enough. @internal */
    readonly _decides: boolean,
    /** @internal */
    readonly _words: string,
  ) {}
}
