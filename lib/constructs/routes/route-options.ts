import type { TrafficDelays } from '../statements/traffic/traffic';
import type { OptionNames } from '../statements/typed';

/** What every route takes. */
export interface RouteOptions {
  /**
   * Its name; a second route of a kind to the same workload needs one.
   *
   * @default - that of the Service
   */
  readonly name?: string;

  /**
   * What you have measured of the path in place of the numbers that are known of it. Delays of its kind that are stated
   * in `traffic` count more.
   *
   * @default - the known numbers
   */
  readonly delays?: TrafficDelays;

  /**
   * Further annotations; what is written here stays as it is.
   *
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}

/** What every route that leads by host and path takes. */
export interface HostRouteOptions extends RouteOptions {
  /**
   * The path below which requests are for this workload.
   *
   * @default /
   */
  readonly path?: string;
}

/** The options of every route. */
export const ANY_ROUTE: OptionNames<RouteOptions> = { name: true, delays: true, annotations: true };

/** Those of every route that leads by host and path. */
export const HOST_ROUTE: OptionNames<HostRouteOptions> = { ...ANY_ROUTE, path: true };
