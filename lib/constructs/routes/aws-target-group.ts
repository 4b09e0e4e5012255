import type { Seconds } from '../../kubernetes';
import { asObject, asString } from '../../workload';
import { FactError } from '../statements/fact-error';
import { askedPort, type Led } from './leading-to';

/** How a load balancer of AWS asks a pod, in the words that its annotations share. */
export interface TargetCheck {
  readonly protocol: 'HTTP' | 'HTTPS' | 'TCP';
  readonly path?: string;
  readonly port?: string;
  readonly isGrpc: boolean;
}

/** What gRPC servers answer health checks at. @see https://github.com/grpc/grpc/blob/master/doc/health-checking.md */
const GRPC_HEALTH = '/grpc.health.v1.Health/Check';

/**
 * The health check that asks what readiness asks.
 *
 * @param path what the user wants to be asked
 * @param canConnect whether the load balancer can ask by connecting, without HTTP
 * @throws FactError where readiness asks nothing that a load balancer could
 */
export function targetCheck(led: Led, path: string | undefined, canConnect: boolean): TargetCheck {
  const handler = led.readiness();
  const { httpGet, grpc, tcpSocket } = handler;
  const asked = asObject(httpGet ?? grpc ?? tcpSocket);
  const number = askedPort(asked['port'], led);
  // Names of ports are those of the Service for its controller, and those of the container in a probe.
  const port = number === led.service.servingPort ? {} : { port: `${number}` };
  const protocol = asString(asked['scheme']) === 'HTTPS' ? 'HTTPS' : 'HTTP';
  if (path !== undefined) return { protocol, path, isGrpc: grpc !== undefined };
  if (httpGet) return { protocol, path: asString(asked['path']) ?? '/', ...port, isGrpc: false };
  if (grpc) return { protocol: 'HTTP', path: GRPC_HEALTH, ...port, isGrpc: true };
  if (tcpSocket && canConnect) return { protocol: 'TCP', ...port, isGrpc: false };
  throw new FactError(
    `${led.workload.node.path}: a load balancer cannot ask what readiness asks: state 'healthCheckPath', which it is to ask by HTTP`,
  );
}

/** AWS waits no longer for what is open. */
const LONGEST_DEREGISTRATION = 3600;

/** The attributes of a target group that lets the longest request end, as far as AWS does; `check` tells of what it cuts. */
export function targetGroupAttributes(longest: Seconds): string {
  return `deregistration_delay.timeout_seconds=${Math.min(longest, LONGEST_DEREGISTRATION)}`;
}
