import type { TrafficSource } from '../../facts';
import { asArray, isObject } from '../../kubernetes';
import { isIdle } from './is-idle';
import { probeOf, type ContainerPort, type WrittenContainer } from './container';
import { listensOnLocalhost } from './listens-on-localhost';
import { containersAt, probedPorts, undeclaredListener } from './containers-at';
import { isMeant, isWatcherPort, isWatcherTarget, targetsOf, type ServiceTarget } from '../traffic/for-watchers';
import { isKnownWatcherPort, isAskedWhereWatched } from '../traffic/known-watcher-ports';
import type { Manifest } from '../objects/manifest';

/**
 * The containers that requests reach: those at the target port of a Service, else the first with a port for
 * clients or a readiness probe, else the first. Ports for watchers count only where there is no other. None where there is no
 * traffic, and none that only waits for ever.
 */
export function servingContainers(
  containers: readonly WrittenContainer[],
  services: readonly Manifest[],
  traffic: readonly TrafficSource[],
): readonly WrittenContainer[] {
  if (traffic.every((source) => source.kind === 'none')) return [];
  const running = containers.filter((container) => container.role !== 'init' && !isIdle(container.json));
  const targets = services.flatMap(targetsOf);
  const forClients = targets.filter((target) => !isWatcherTarget(target, running));
  const reached = [forClients, targets].map((some) => {
    const meant = new Set(some.flatMap((target) => reachedBy(target, running)));
    return running.filter((container) => meant.has(container));
  });
  const byService = reached.find(({ length }) => length > 0);
  const likely = running.find((one) => looksServing(one)) ?? running.find((one) => probeOf(one, 'readiness'));
  return byService ?? [likely ?? running[0]].filter((one) => one !== undefined);
}

/**
 * A number that no container declares belongs to the one whose probes ask it, or, where no other one looks like it
 * serves, to the one that declares none at all.
 */
function reachedBy({ target }: ServiceTarget, running: readonly WrittenContainer[]): readonly WrittenContainer[] {
  const declaring = running.filter(({ ports }) => ports.some((port) => isMeant(port, target)));
  if (declaring.length > 0 || typeof target !== 'number') return declaring;
  const probed = containersAt(target, running);
  if (probed.length > 0 || running.some((one) => looksServing(one))) return probed;
  return [undeclaredListener(running)].filter((one) => one !== undefined);
}

/**
 * Where a container looks like it serves although no Service says so: it has a port for clients, or no port at all
 * and a readiness probe that asks one: a command asks anything, as that of a worker does. A controller that takes part in an election of leaders serves nobody, nor does what only waits.
 *
 * @param watched the numbers of ports that only a Service for watchers leads to
 */
export function looksServing(container: WrittenContainer, watched: ReadonlySet<number> = new Set()): boolean {
  if (electsLeader(container) || isIdle(container.json)) return false;
  if (container.ports.length > 0) {
    if (isAskedWhereWatched(container)) return true;
    const isOpen = (port: ContainerPort) =>
      !isWatcherPort(port) && !watched.has(port.number) && !listensOnLocalhost(container, port);
    return container.ports.some(isOpen);
  }
  const readiness = probeOf(container, 'readiness');
  return readiness !== undefined && !isObject(readiness['exec']) && !isWatchedByProbe(container);
}

/** Whether its probes ask where its image answers to whoever watches it: they tell of no client. */
function isWatchedByProbe(container: WrittenContainer): boolean {
  const probed = probedPorts(container);
  return probed.length > 0 && probed.every((port) => isKnownWatcherPort(container, { number: Number(port) }));
}

/** Why none of some containers looks like it serves, where no Service does either. */
export function whyNotServing(containers: readonly WrittenContainer[]): string {
  const regular = containers.filter(({ role }) => role === 'regular');
  const leader = regular.find(electsLeader);
  if (leader) return `${leader.name} is a controller that elects a leader`;
  if (regular.some(({ ports }) => ports.length > 0)) return 'their ports are only for who watches them';
  const asks = regular.some((container) => probeOf(container, 'readiness') !== undefined);
  return asks ? 'no container has a port' : 'no container has a port or a readiness probe';
}

/** The flag by which controllers choose the one that works, as client-go and controller-runtime spell it. */
const ELECTION = /^--?(enable-)?leader-elect(ion)?(=true)?$/;

function electsLeader({ json }: WrittenContainer): boolean {
  return [...asArray(json['command']), ...asArray(json['args'])].some((word) => ELECTION.test(String(word)));
}
