import type { KeptConnections as KeptConnectionsFact } from '../../../facts';

/**
 * What becomes of the connections that clients keep (HTTP keep-alive, HTTP/2, gRPC) when the application is stopped.
 * No number of a manifest decides it.
 *
 * @example
 * keptConnections: KeptConnections.closedEarly()
 */
export class KeptConnections {
  /**
   * While the preStop hook runs it answers with `Connection: close` (GOAWAY by HTTP/2), so that none is left when
   * SIGTERM comes: nothing is lost.
   */
  public static closedEarly(): KeptConnections {
    return new KeptConnections('closes-early');
  }

  /**
   * On SIGTERM it closes those that are idle, and the others with their answers, as most servers do. What a client
   * sends in that moment is reset: a request in thousands of restarts, or in some, as clients are many or few.
   */
  public static closedWhenIdle(): KeptConnections {
    return new KeptConnections('closes-idle');
  }

  /** It closes none, and answers over them until it is killed: they are reset with its end. */
  public static leftOpen(): KeptConnections {
    return new KeptConnections('leaves-open');
  }

  /** Whatever it does, its clients send a request again whose connection was closed. */
  public static clientsRetry(): KeptConnections {
    return new KeptConnections('clients-retry');
  }

  private constructor(
    /** @internal */
    readonly _kept: KeptConnectionsFact,
  ) {}
}
