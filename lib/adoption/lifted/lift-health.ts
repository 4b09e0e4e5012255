import type { JsonObject, Seconds } from '../../kubernetes';
import { probeOf, type Container, type Workload } from '../../workload';
import { call, mapping, type Entry, type Expression, type Mapping } from '../program/expression';
import { duration } from './duration';
import { liftPostStart, liftPreStop } from './lift-hooks';
import { liftProbe } from './lift-probe';

const ALL = ['initialDelaySeconds', 'periodSeconds', 'timeoutSeconds', 'failureThreshold', 'successThreshold'];

/** Which numbers of a probe stay; the startup probe follows from the slowest start, and takes the place of a delay. */
const STAYING = [
  ['readiness', ALL],
  ['startup', ['periodSeconds', 'timeoutSeconds']],
  ['liveness', ['periodSeconds', 'timeoutSeconds', 'failureThreshold']],
] as const;

/** The health checks of a container, and whether nothing tells what shows that it can serve. */
export interface LiftedHealth {
  readonly value?: Expression;
  readonly isAssumed: boolean;
}

/**
 * The checks of the container that serves; a connection, where requests come in and nothing asks for readiness.
 *
 * @returns nothing where a probe has no words in a construct
 */
export function liftHealth(main: Container, port: number | undefined, isWorker: boolean): LiftedHealth | undefined {
  const checks: [string, Expression][] = [];
  for (const [kind, keeps] of STAYING) {
    const probe = probeOf(main, kind);
    if (!probe || Object.keys(probe).length === 0) continue;
    if (probe['terminationGracePeriodSeconds'] !== undefined) return undefined;
    const check = liftProbe(probe, keeps, port);
    if (!check) return undefined;
    checks.push([kind, check]);
  }
  const isAssumed = !isWorker && !checks.some(([kind]) => kind === 'readiness');
  if (isAssumed) checks.unshift(['readiness', call('HealthCheck.tcpSocket')]);
  return { ...(checks.length > 0 && { value: mapping(Object.fromEntries(checks)) }), isAssumed };
}

/**
 * The probes and hooks of the other containers, as they are.
 *
 * @returns nothing where one has no words in a construct
 */
export function liftOthers(workload: Workload, main: Container, longest: Seconds): Mapping | undefined {
  const entries: Entry[] = [];
  for (const container of workload.containers) {
    if (container.name === main.name) continue;
    const facts = factsOfOther(workload, container, longest);
    if (!facts) return undefined;
    if (facts.entries.length > 0) entries.push({ key: container.name, value: facts });
  }
  return { form: 'mapping', entries };
}

/** Kubernetes' own numbers, which a construct would not write. */
const DEFAULTS: JsonObject = { periodSeconds: 10, timeoutSeconds: 1, failureThreshold: 3 };

function factsOfOther(workload: Workload, container: Container, longest: Seconds): Mapping | undefined {
  const probes = STAYING.flatMap(([kind]) => {
    const probe = probeOf(container, kind);
    return probe ? [[kind, liftProbe({ ...DEFAULTS, ...probe }, ALL, undefined)] as const] : [];
  });
  const { preStop, preStopDuration } = container;
  const hook = preStop ? liftPreStop(workload, container, longest) : { takes: 0 };
  const start = liftPostStart(container);
  if (!hook || !start || probes.some(([, check]) => !check)) return undefined;
  const waits = preStop && call('PreStop.sleep', duration(Math.ceil(preStopDuration?.atLeast ?? 0)));
  return mapping({
    health: probes.length > 0 ? mapping(Object.fromEntries(probes)) : undefined,
    preStop: hook.expression ?? waits,
    postStart: start.expression,
  });
}
