import * as kplus from 'cdk8s-plus-28';
import type { Seconds } from '../../kubernetes';
import { asNumber, asObject, type Json, type JsonObject } from '../../workload';
import { PlannedWorkload, type PlannedRoute } from '../rendering/planned/planned-workload';
import { ROOM } from '../../plan';
import { FactError } from '../statements/fact-error';
import { inSeconds } from '../statements/in-seconds';
import { textListProblems } from '../statements/typed';
import { serviceToLeadTo, type Exposable, type OwnedService } from '../workloads/owned-service';

/** What a route finds at its end. */
export interface Led {
  readonly service: OwnedService;
  readonly workload: kplus.Workload;
  /** The longest request, and room, in whole seconds: as it is when everything is rendered. */
  readonly longest: () => Seconds;
  /** What asks whether a pod can serve, as in its probe; nothing where it has none. */
  readonly readiness: () => JsonObject;
}

/**
 * Makes a route by which HTTP comes to a workload.
 *
 * @param what the method that makes it, for errors
 * @throws FactError where there is nothing to lead to, or nothing that takes HTTP
 */
export function leadHttpTo(workload: Exposable, what: string, route: PlannedRoute): Led {
  const led = leadTo(workload, what, route);
  const [{ protocol = kplus.Protocol.TCP, targetPort } = {}] = led.service.ports;
  if (protocol === kplus.Protocol.TCP) return led;
  throw new FactError(
    `${workload.node.path}: ${what} sends HTTP, and the port ${targetPort ?? led.service.servingPort} that it serves on is declared for ${protocol} alone: state the 'port' that takes HTTP, or lead to it by exposeViaNlb`,
  );
}

/**
 * Makes a route to a workload: its Service is there, its traffic counts.
 *
 * @param what the method that makes it, for errors
 * @throws FactError where there is nothing to lead to
 */
export function leadTo(workload: Exposable, what: string, route: PlannedRoute): Led {
  const { path } = workload.node;
  const planned = PlannedWorkload.of(workload);
  if (!planned) throw new FactError(`${path}: ${what} leads to workloads made from facts`);
  const service = serviceToLeadTo(workload);
  if (!service)
    throw new FactError(
      `${path}: ${what} has no Service to lead to: state 'port', ${workload.kind === 'StatefulSet' ? 'and no Traffic.none()' : 'no Traffic.none(), and no OwnService.none()'}`,
    );
  planned.addRoute(route);
  const facts = () => planned.known.facts;
  return {
    service,
    workload,
    longest: () => {
      const { longestRequest, room } = facts();
      const longest = longestRequest ? inSeconds(longestRequest, 'longestRequest') : 0;
      return Math.ceil(longest + (room ? inSeconds(room, 'room') : ROOM));
    },
    readiness: () => asObject(facts().health?.readiness?._handler(service.servingPort) as JsonObject | undefined),
  };
}

/**
 * What takes a list of hosts or gateways; of a text every letter would become one.
 *
 * @throws FactError for anything else
 */
export function requireTexts({ node }: kplus.Workload, lists: Readonly<Record<string, unknown>>): void {
  for (const [name, list] of Object.entries(lists)) {
    const [problem] = list === undefined ? [] : textListProblems(list, name);
    if (problem !== undefined) throw new FactError(`${node.path}: of a route ${problem}`);
  }
}

/** The number of the port that a probe asks: names are those of the container, and without one it is that of serving. */
export function askedPort(port: Json | undefined, { service, workload: { containers } }: Led): number {
  const named = containers.flatMap(({ ports }) => ports).find(({ name }) => name === port);
  return asNumber(port) ?? named?.number ?? service.servingPort;
}

/** The id of a route below its workload; one of a kind needs no name. */
export function routeId({ node }: kplus.Workload, kind: string, name: string | undefined): string {
  const id = name === undefined ? kind : `${kind}-${name}`;
  if (!node.tryFindChild(id)) return id;
  const again =
    name === undefined ? `it has one of this kind already: state its 'name'` : `there is one called '${name}'`;
  throw new FactError(`${node.path}: the route cannot be made, ${again}`);
}
