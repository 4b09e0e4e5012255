import type { ContainerPort, WrittenContainer } from './container';
import { flagsOf } from './flags-of';

/** Flags by which a program is told where to listen, and not whom to ask. */
const LISTENS =
  /^--?(?:(?:web|http|https|grpc|metrics|api|server|telemetry|insecure)[-_.])?(?:listen|bind)(?:[-_.]?(?:addr|address|host|on|ip))?$|^--?(?:address|addr|host)$/;

const LOCAL = /^(?:https?:\/\/)?(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d+))?\/?$/;

/**
 * Whether a container is told to listen at this port to its own pod alone (`--web.listen-address=127.0.0.1:9090`): nobody
 * outside of the pod reaches it, whatever port is declared.
 */
export function listensOnLocalhost({ json }: WrittenContainer, { number }: ContainerPort): boolean {
  const places = flagsOf(json).flatMap(([flag, value]) => (LISTENS.test(flag) ? [LOCAL.exec(value)] : []));
  const local = places.filter((place) => place !== null);
  if (local.some(([, port]) => Number(port) === number)) return true;
  // Without a port it is about all of them, unless another flag tells it to listen elsewhere.
  return local.length === places.length && local.some(([, port]) => port === undefined);
}
