import { isObject, type Json, type JsonObject } from '../../../kubernetes';
import {
  checksNothing,
  failsBecause,
  isInjected,
  isMemberPort,
  probeOf,
  type Container,
  type Workload,
} from '../../../workload';
import type { Edit } from '../change';
import { mayBeCopied } from './may-be-copied';
import { once, set, type Remedy, type Troubled } from './remedy';

/** A readiness probe for a container that has none, or none that checks anything. */
export function readiness({ workload, container: model }: Troubled): Remedy | undefined {
  const container = workload.containers.find(({ name }) => name === model?.name);
  return container && once('readiness', readinessEdits(container, workload));
}

/** Readiness probes for all containers that requests reach, where some lack one: pods count as ready too early. */
export function allReadiness({ workload }: Troubled): Remedy | undefined {
  return once(
    'all-readiness',
    workload.serving.flatMap((container) => readinessEdits(container, workload)),
  );
}

function readinessEdits(container: Container, workload: Workload): readonly Edit[] {
  const written = probeOf(container, 'readiness');
  if (written ? !checksNothing(written, container) : isInjected(container)) return [];
  const handler = handlerFor(container, workload);
  if (!handler) return [];
  return [set(workload.manifest, [...container.path, 'readinessProbe'], { ...handler, periodSeconds: 1 })];
}

/** What another probe asks, if no secret may be in it; else whether the port is open: nobody knows more of somebody else's application. */
function handlerFor(container: Container, workload: Workload): JsonObject | undefined {
  for (const kind of ['startup', 'liveness'] as const) {
    const probe = probeOf(container, kind);
    const handler = probe && askingOf(probe);
    if (!probe || !handler || !mayBeCopied(handler)) continue;
    if (!checksNothing(probe, container) && !failsBecause(probe, container)) return handler;
  }
  const port = portOf(container, workload);
  return port === undefined ? undefined : { tcpSocket: { port } };
}

function askingOf(probe: JsonObject): JsonObject | undefined {
  for (const kind of ['httpGet', 'grpc', 'tcpSocket'] as const) {
    const handler: Json | undefined = probe[kind];
    if (isObject(handler)) return { [kind]: handler };
  }
  return undefined;
}

/**
 * The port of a container that tells most of whether it serves: the first one that a Service for clients leads to, then
 * one that clients look up, then one that it declares, such as one of its console. None at which only members of a cluster
 * talk to each other: not each of them listens there, and a rollout would wait for ever.
 */
function portOf({ name, ports }: Container, { serving, reaches, application }: Workload): number | undefined {
  const ranked = [...reaches].sort((one, other) => Number(one.headless) - Number(other.headless));
  const reached = ranked.flatMap((reach) => reach.ports).filter(isTcp);
  const led = reached.filter(({ container }) => container === name);
  const declared = ports.filter(({ protocol = 'TCP' }) => protocol === 'TCP');
  const isAlone = serving.length === 1 && serving[0]?.name === name;
  const all = [...led, ...declared, ...(isAlone ? reached : [])];
  const isOnly = new Set(all.map(({ number }) => number)).size === 1;
  const nameOf = (number: number | undefined) => ports.find((port) => port.number === number)?.name;
  return all.find((port) =>
    [port.name, nameOf(port.number)].every(
      (called) => !isMemberPort({ name: called, number: port.number }, application, isOnly),
    ),
  )?.number;
}

function isTcp({ number, protocol }: Workload['reaches'][number]['ports'][number]): boolean {
  return number !== undefined && protocol === 'TCP';
}
