import type * as kplus from 'cdk8s-plus-28';
import { Traffic } from '../statements/traffic/traffic';
import type { OptionNames } from '../statements/typed';
import type { Exposable } from '../workloads/owned-service';
import { gatedRoute } from './aws-readiness-gate';
import { targetCheck, targetGroupAttributes } from './aws-target-group';
import { ingressRoute } from './ingress-route';
import { leadHttpTo } from './leading-to';
import { requireRoute } from './require-route';
import { HOST_ROUTE, type HostRouteOptions } from './route-options';
import { spokenProtocol } from './spoken-protocol';

/** A route through an application load balancer of AWS. */
export interface AlbRouteOptions extends HostRouteOptions {
  /**
   * The class of its controller.
   *
   * @default alb
   */
  readonly className?: string;

  /**
   * Whether it is reached from the internet.
   *
   * @default false
   */
  readonly internetFacing?: boolean;

  /**
   * What the load balancer asks pods for.
   *
   * @default - what readiness asks for
   */
  readonly healthCheckPath?: string;
}

const PREFIX = 'alb.ingress.kubernetes.io';

/** How long an application load balancer waits for the next piece of an answer where nobody says so. */
const USUAL_IDLE_TIMEOUT = 60;

/** And at the most. */
const LONGEST_IDLE_TIMEOUT = 4000;

const OPTIONS: OptionNames<AlbRouteOptions> = {
  ...HOST_ROUTE,
  className: true,
  internetFacing: true,
  healthCheckPath: true,
};

/**
 * Leads requests through an application load balancer of AWS, to the pods themselves.
 *
 * @param portName the port of the backend where an action of its controller decides on the Service
 * @see https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/
 */
export function exposeViaAlb(
  workload: Exposable,
  host: string,
  options: AlbRouteOptions,
  portName?: string,
): kplus.Ingress {
  requireRoute(workload, 'exposeViaAlb', options, OPTIONS);
  const { className = 'alb', internetFacing = false, healthCheckPath } = options;
  const led = leadHttpTo(workload, 'exposeViaAlb', gatedRoute(workload, Traffic.awsAlb(options.delays)));
  return ingressRoute(led, {
    ...options,
    kind: 'AlbRoute',
    host,
    className,
    ...(portName !== undefined && { portName }),
    derived: () => {
      const longest = led.longest();
      return {
        [`${PREFIX}/scheme`]: internetFacing ? 'internet-facing' : 'internal',
        [`${PREFIX}/target-type`]: 'ip',
        [`${PREFIX}/target-group-attributes`]: targetGroupAttributes(longest),
        ...(longest > USUAL_IDLE_TIMEOUT && {
          [`${PREFIX}/load-balancer-attributes`]: `idle_timeout.timeout_seconds=${Math.min(longest, LONGEST_IDLE_TIMEOUT)}`,
        }),
        ...(spokenProtocol(led) === 'HTTPS' && { [`${PREFIX}/backend-protocol`]: 'HTTPS' }),
        ...checkAnnotations(targetCheck(led, healthCheckPath, false)),
      };
    },
  });
}

/** An application load balancer asks by HTTP only. */
function checkAnnotations({ protocol, path, port, isGrpc }: ReturnType<typeof targetCheck>): Record<string, string> {
  return {
    ...(path !== undefined && { [`${PREFIX}/healthcheck-path`]: path }),
    ...(protocol === 'HTTPS' && { [`${PREFIX}/healthcheck-protocol`]: protocol }),
    ...(port !== undefined && { [`${PREFIX}/healthcheck-port`]: port }),
    ...(isGrpc && { [`${PREFIX}/backend-protocol-version`]: 'GRPC', [`${PREFIX}/success-codes`]: '0' }),
  };
}
