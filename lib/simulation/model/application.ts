import type { KeptConnections, OnSigterm } from '../../facts';
import type { Seconds } from '../../kubernetes';

/** What the process of a container does: the facts that no manifest tells. */
export interface Application {
  /** From its start to the first connection that it accepts. */
  readonly listensAfter: Seconds;
  /** From its start to the first request that it answers well. Infinity: never. */
  readonly servesAfter: Seconds;
  /** What it waits for that nothing in these manifests does: then it never serves. @default nothing */
  readonly waitsFor?: string;
  /** From its start to its end by itself. @default it does not end */
  readonly crashesAfter?: Seconds;
  /** How long a request takes. */
  readonly requestTime: Seconds;
  readonly onSigterm: OnSigterm;
  /**
   * What becomes of the connections that clients keep.
   *
   * @default they are closed when it drains, and nobody writes in that moment
   */
  readonly kept?: KeptConnections;
}
