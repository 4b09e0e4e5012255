import type { Duration } from 'cdk8s';
import type { Autoscaled } from './replicas/autoscaled';
import type { KeptConnections } from './termination/kept-connections';
import type { OnSigterm } from './termination/on-sigterm';
import type { PodFacts } from './pods/pod-facts';

/** The facts about an application that its release follows from, whether requests come in or not. */
export interface WorkloadFacts extends PodFacts {
  /**
   * The port that it serves on, 1 to 65535: the Service, the health checks and the routes lead to it, whatever other
   * ports the container declares.
   *
   * @default - the first TCP port of `container.ports`; none for a worker
   */
  readonly port?: number;

  /** The worst healthy time from container start to serving. */
  readonly slowestStart: Duration;

  /**
   * What the application does on SIGTERM.
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
   * Who sets the replicas, where it is an autoscaler that this app does not show; `replicas` is left out then.
   *
   * @default - an autoscaler of the app, where there is one
   */
  readonly autoscaled?: Autoscaled;
}
