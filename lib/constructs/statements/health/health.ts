import type { HealthCheck } from './health-check';

/** The health checks of a container. */
export interface Health {
  /**
   * Whether the container can serve now; out of traffic when not. Required where requests come in.
   *
   * @default - none
   */
  readonly readiness?: HealthCheck;

  /**
   * Whether the container has started; the other two wait for it, and it gets the whole slowest start.
   *
   * @default - readiness's handler, else liveness's
   */
  readonly startup?: HealthCheck;

  /**
   * Whether the container has to be restarted. Never invented: a wrong one restarts healthy containers under load.
   *
   * @default - none
   */
  readonly liveness?: HealthCheck;
}
