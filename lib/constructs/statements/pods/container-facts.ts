import type { Duration } from 'cdk8s';
import type { Health } from '../health/health';
import type { Hook } from '../hook';
import type { KeptConnections } from '../termination/kept-connections';
import type { OnSigterm } from '../termination/on-sigterm';
import type { PreStop } from '../termination/pre-stop';

/** What is known about a container beside the one that serves. */
export interface ContainerFacts {
  /**
   * The worst healthy time from container start to working.
   *
   * @default - not stated
   */
  readonly slowestStart?: Duration;

  /**
   * The longest unit of work that a release must not cut.
   *
   * @default - not stated: the container is not waited for
   */
  readonly longestRequest?: Duration;

  /**
   * What it does on SIGTERM.
   *
   * @default OnSigterm.unknown()
   */
  readonly onSigterm?: OnSigterm;

  /**
   * What becomes of the connections that clients keep when it is stopped.
   *
   * @default - not stated: clients that keep connections are assumed to try again
   */
  readonly keptConnections?: KeptConnections;

  /**
   * Its health checks. Without `startup` it gets no startup probe.
   *
   * @default - none beyond those of its own props
   */
  readonly health?: Health;

  /**
   * What runs right after it has started.
   *
   * @default - none beyond its own props
   */
  readonly postStart?: Hook;

  /**
   * What runs before it gets SIGTERM. `PreStop.waits()` where the container that serves passes requests on to it.
   *
   * @default - none beyond its own props
   */
  readonly preStop?: PreStop;
}
