import type * as kplus from 'cdk8s-plus-28';
import { Traffic } from '../statements/traffic/traffic';
import type { Exposable } from '../workloads/owned-service';
import { ingressRoute } from './ingress-route';
import { leadTo } from './leading-to';
import { requireRoute } from './require-route';
import type { HostRouteOptions } from './route-options';

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
   * @default HTTP
   */
  readonly backendProtocol?: string;
}

const PREFIX = 'nginx.ingress.kubernetes.io';

/** How long ingress-nginx waits for a piece of an answer, or to send one of a request, where nobody says so. */
const USUAL_TIMEOUT = 60;

/**
 * Leads requests through ingress-nginx.
 *
 * @see https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/
 */
export function exposeViaNginx(workload: Exposable, host: string, options: NginxRouteOptions): kplus.Ingress {
  requireRoute(workload, 'exposeViaNginx', options);
  const { className = 'nginx', backendProtocol } = options;
  const led = leadTo(workload, 'exposeViaNginx', { traffic: Traffic.ingressNginx(options.delays) });
  const timeouts = (seconds: number): Record<string, string> =>
    seconds <= USUAL_TIMEOUT
      ? {}
      : { [`${PREFIX}/proxy-read-timeout`]: `${seconds}`, [`${PREFIX}/proxy-send-timeout`]: `${seconds}` };
  return ingressRoute(led, {
    ...options,
    kind: 'NginxRoute',
    host,
    className,
    derived: () => ({
      ...(backendProtocol !== undefined && { [`${PREFIX}/backend-protocol`]: backendProtocol }),
      ...timeouts(led.longest()),
    }),
  });
}
