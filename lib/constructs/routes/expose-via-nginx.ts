import type * as kplus from 'cdk8s-plus-28';
import { Traffic } from '../statements/traffic/traffic';
import type { OptionNames } from '../statements/typed';
import type { Exposable } from '../workloads/owned-service';
import { ingressRoute } from './ingress-route';
import { leadHttpTo } from './leading-to';
import { requireRoute } from './require-route';
import { HOST_ROUTE, type HostRouteOptions } from './route-options';
import { spokenProtocol } from './spoken-protocol';

/** A route through ingress-nginx. */
export interface NginxRouteOptions extends HostRouteOptions {
  /**
   * The class of its controller.
   *
   * @default nginx
   */
  readonly className?: string;

  /**
   * Its certificates.
   *
   * @default - none
   */
  readonly tls?: kplus.IngressTls[];

  /**
   * What the application speaks: `HTTP`, `HTTPS`, `GRPC` or `GRPCS`.
   *
   * @default - what readiness tells of the port that it serves on: HTTPS where it is asked so, GRPC by a gRPC check, else HTTP
   */
  readonly backendProtocol?: string;
}

const PREFIX = 'nginx.ingress.kubernetes.io';

/** How long ingress-nginx waits for a piece of an answer, or to send one of a request, where nobody says so. */
const USUAL_TIMEOUT = 60;

const OPTIONS: OptionNames<NginxRouteOptions> = { ...HOST_ROUTE, className: true, tls: true, backendProtocol: true };

/**
 * Leads requests through ingress-nginx.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export function exposeViaNginx(workload: Exposable, host: string, options: NginxRouteOptions): kplus.Ingress {
  requireRoute(workload, 'exposeViaNginx', options, OPTIONS);
  const { className = 'nginx' } = options;
  const led = leadHttpTo(workload, 'exposeViaNginx', { traffic: Traffic.ingressNginx(options.delays) });
  const timeouts = (seconds: number): Record<string, string> =>
    seconds <= USUAL_TIMEOUT
      ? {}
      : { [`${PREFIX}/proxy-read-timeout`]: `${seconds}`, [`${PREFIX}/proxy-send-timeout`]: `${seconds}` };
  return ingressRoute(led, {
    ...options,
    kind: 'NginxRoute',
    host,
    className,
    derived: () => {
      const protocol = options.backendProtocol ?? spokenProtocol(led);
      return {
        ...(protocol !== undefined && { [`${PREFIX}/backend-protocol`]: protocol }),
        ...timeouts(led.longest()),
      };
    },
  });
}
