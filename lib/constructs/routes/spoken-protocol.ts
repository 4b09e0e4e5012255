import { asObject, asString } from '../../workload';
import { askedPort, type Led } from './leading-to';

/**
 * What an application speaks at the port that it serves on, where its readiness tells that it is not plain HTTP. A health
 * check at another port tells nothing of it.
 */
export function spokenProtocol(led: Led): 'HTTPS' | 'GRPC' | undefined {
  const { httpGet, grpc } = led.readiness();
  const asked = asObject(httpGet ?? grpc);
  if (askedPort(asked['port'], led) !== led.service.servingPort) return undefined;
  if (grpc) return 'GRPC';
  return asString(asked['scheme']) === 'HTTPS' ? 'HTTPS' : undefined;
}
