import type { TrafficSource } from '../facts';
import { asArray, asObject, type Json } from '../kubernetes';
import { probeOf, type WrittenContainer } from './container';
import type { Manifest } from './manifest';

/**
 * The containers that requests reach: those with the target port of a Service, else the first with a port or a
 * readiness probe, else the first. None where there is no traffic.
 */
export function servingContainers(
  containers: readonly WrittenContainer[],
  services: readonly Manifest[],
  traffic: readonly TrafficSource[],
): readonly WrittenContainer[] {
  if (traffic.every((source) => source.kind === 'none')) return [];
  const running = containers.filter((container) => container.role !== 'init');
  const targets = services.flatMap(targetPorts);
  const reached = running.filter((container) => targets.some((target) => declares(container, target)));
  return reached.length > 0 ? reached : [running.find(looksServing) ?? running[0]].filter((one) => one !== undefined);
}

/** Where a container looks like it serves although no Service says so. */
export function looksServing(container: WrittenContainer): boolean {
  return container.ports.length > 0 || probeOf(container, 'readiness') !== undefined;
}

/** Zero and the empty name count as absent, and then the target is the port itself. */
function targetPorts({ object }: Manifest): readonly (Json | undefined)[] {
  return asArray(asObject(object['spec'])['ports']).map(
    (port) => asObject(port)['targetPort'] || asObject(port)['port'],
  );
}

function declares(container: WrittenContainer, target: Json | undefined): boolean {
  return container.ports.some((port) => port.number === target || (port.name !== undefined && port.name === target));
}
