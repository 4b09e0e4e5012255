import { asObject, isObject } from '../../kubernetes';
import { isBeside } from '../applications/passes-requests-on';
import { PROBE_KINDS, probeOf, type WrittenContainer } from './container';

/**
 * The containers that listen on a port of their pod, as far as the manifest tells: those that declare it, else those whose
 * probes ask it.
 */
export function containersAt(number: number, containers: readonly WrittenContainer[]): readonly WrittenContainer[] {
  const declaring = containers.filter(({ ports }) => ports.some((port) => port.number === number));
  return declaring.length > 0 ? declaring : containers.filter((one) => probedPorts(one).includes(number));
}

/** The one container that may listen on a port that nothing speaks of: it declares none, and stands for itself. */
export function undeclaredListener(containers: readonly WrittenContainer[]): WrittenContainer | undefined {
  const [first, ...others] = containers.filter((one) => isUndeclared(one) && !isBeside(one));
  return others.length === 0 ? first : undefined;
}

function isUndeclared({ role, ports }: WrittenContainer): boolean {
  return role === 'regular' && ports.length === 0;
}

/** The numbers of the ports that the probes of a container ask. */
export function probedPorts(container: WrittenContainer): readonly unknown[] {
  return PROBE_KINDS.flatMap((kind) => {
    const { httpGet, tcpSocket, grpc } = probeOf(container, kind) ?? {};
    return [httpGet, tcpSocket, grpc].filter(isObject).map((handler) => asObject(handler)['port']);
  });
}
