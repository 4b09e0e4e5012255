import { isObject } from '../../kubernetes';
import { isBeside, passesRequestsOn } from '../applications/passes-requests-on';
import { isWatcherPort } from '../traffic/for-watchers';
import { tellsWatchers } from '../traffic/tells-watchers';
import { PROBE_KINDS, probeOf, type Container, type WrittenContainer } from './container';
import { containersAt, undeclaredListener } from './containers-at';
import { isIdle } from './is-idle';
import { looksServing } from './serving-containers';
import { upstreamsOf } from './upstreams';

/** A container that requests reach through another one of its pod. */
export interface Behind<One extends WrittenContainer = Container> {
  readonly container: One;
  /** The one that passes them on to it. */
  readonly proxy: One;
  /** Absent where the manifests tell that they are passed on. */
  readonly assumption?: string;
}

/** Containers of which one has to answer behind another, and nothing tells which. */
export interface UnsureBehind {
  readonly proxy: string;
  readonly containers: readonly string[];
}

/** What is behind the containers that requests reach, as far as it is known. */
export interface AllBehind {
  readonly behind: readonly Behind<WrittenContainer>[];
  readonly unsure: readonly UnsureBehind[];
}

/** What is told of the configuration of a container: the texts of the ConfigMaps that it mounts. */
export type ConfigurationOf = (container: WrittenContainer) => string;

/**
 * The containers behind those that requests reach, and behind these in turn: a request succeeds only where each of them
 * answers.
 */
export function containersBehind(
  containers: readonly WrittenContainer[],
  serving: readonly WrittenContainer[],
  configurationOf: ConfigurationOf,
  isStated: (container: WrittenContainer) => boolean = () => false,
): AllBehind {
  const running = containers.filter((one) => one.role !== 'init' && !isIdle(one.json));
  const found: Behind<WrittenContainer>[] = [];
  const unsure: UnsureBehind[] = [];
  const left = new Set(running.filter((one) => !serving.includes(one)));
  const queue = [...serving];
  for (let proxy = queue.shift(); proxy && left.size > 0; proxy = queue.shift()) {
    const passed = passedOnBy(proxy, [...left], configurationOf(proxy), isStated);
    if (passed.unsure.length > 0) {
      unsure.push({ proxy: proxy.name, containers: passed.unsure.map(({ name }) => name) });
    }
    for (const behind of passed.behind) {
      found.push(behind);
      left.delete(behind.container);
      queue.push(behind.container);
    }
  }
  return { behind: found, unsure };
}

type Written = WrittenContainer;

interface PassedOn {
  readonly behind: readonly Behind<Written>[];
  /** Of those one has to answer. */
  readonly unsure: readonly Written[];
}

function passedOnBy(
  proxy: Written,
  others: readonly Written[],
  configuration: string,
  isStated: (container: Written) => boolean,
): PassedOn {
  const { ports, areElsewhere } = upstreamsOf(proxy, configuration);
  const told = ports.map((port) => ({ port, containers: containersAt(port, others) }));
  const known = told.flatMap(({ port, containers }) => containers.map((container) => ({ port, container })));
  if (known.length > 0) {
    const forClients = known.filter(({ port, container }) => !isWatched(container, port));
    const behind = [...new Set(forClients.map(({ container }) => container))].map((container) => ({
      container,
      proxy,
    }));
    return { behind, unsure: [] };
  }
  if (areElsewhere) return { behind: [], unsure: [] };
  const likely = likelyBehind(proxy, others, ports);
  const stated = likely.filter(isStated);
  const [container, ...more] = stated.length > 0 ? stated : likely;
  if (!container || more.length > 0) return { behind: [], unsure: likely };
  // Of a native sidecar that requests come to nobody doubts that it passes them on.
  const assumption = `${proxy.name} passes requests on to ${container.name}`;
  return { behind: [{ container, proxy, ...(proxy.role === 'regular' && { assumption }) }], unsure: [] };
}

/** Those of which one is behind a proxy, where nothing tells which. */
function likelyBehind(proxy: Written, others: readonly Written[], ports: readonly number[]): readonly Written[] {
  if (proxy.role === 'sidecar') {
    const regular = others.filter(({ role }) => role === 'regular');
    return [regular.find((one) => one.ports.length > 0) ?? regular[0]].filter((one) => one !== undefined);
  }
  const silent = ports.length > 0 ? undeclaredListener(others) : undefined;
  if (silent && !ports.every((port) => isWatched(silent, port))) return [silent];
  if (silent || !passesRequestsOn(proxy)) return [];
  return others.filter((one) => mayAnswer(one) && !isBeside(one) && !passesRequestsOn(one));
}

function mayAnswer(container: Written): boolean {
  return looksServing(container) || (container.ports.length === 0 && PROBE_KINDS.some((kind) => asks(container, kind)));
}

function asks(container: Written, kind: (typeof PROBE_KINDS)[number]): boolean {
  const { httpGet, tcpSocket, grpc } = probeOf(container, kind) ?? {};
  return [httpGet, tcpSocket, grpc].some(isObject);
}

/** Whether what is passed on to this port is for whoever watches the pod. */
function isWatched(container: Written, number: number): boolean {
  const port = container.ports.find((one) => one.number === number) ?? { number };
  return isWatcherPort(port) || tellsWatchers(container, port);
}
