import { ANNOTATION_PREFIX, firstUse } from '../../facts';
import { asNumber, asObject, isObject, type Json, type JsonObject, type Seconds } from '../../kubernetes';
import { ROOM } from '../../plan';
import { podTemplateOf, type Workload } from '../../workload';
import { call, data, literal, mapping, type Expression } from '../program/expression';
import { duration } from './duration';
import type { Fields } from './lift-container';

/** Name and selector as they are in the cluster. */
export function liftIdentity({ identity, spec }: Workload): Expression {
  const selector = asObject(asObject(spec['selector'] ?? {})['matchLabels'] ?? {});
  return call('Identity.of', mapping({ name: literal(identity.name), selector: data(selector) }));
}

/**
 * Labels and annotations, but for those by which facts are stated.
 *
 * @param isNamed whether the name stands among them: what selects no pods has no identity of its own
 */
export function liftMetadata({ manifest }: Workload, isNamed: boolean): Fields {
  const unsaid = isNamed ? ['creationTimestamp'] : ['name', 'creationTimestamp'];
  const metadata = without(asObject(manifest.object['metadata'] ?? {}), unsaid);
  const { annotations, ...others } = metadata;
  const own = Object.entries(asObject(annotations ?? {})).filter(([key]) => !key.startsWith(ANNOTATION_PREFIX));
  const template = asObject(podTemplateOf(manifest)['metadata'] ?? {});
  return {
    metadata: told({ ...others, ...(own.length > 0 && { annotations: Object.fromEntries(own) as JsonObject }) }),
    podMetadata: told(without(template, ['creationTimestamp'])),
  };
}

function told(metadata: JsonObject): Expression | undefined {
  return Object.keys(metadata).length > 0 ? data(metadata) : undefined;
}

function without(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(
    Object.entries(object).filter(([field, value]) => value !== null && !fields.includes(field)),
  );
}

/**
 * Numbers of a Deployment that are larger already than what follows from the facts: none becomes less safe.
 *
 * @param needed from the deletion of a pod to its last answer
 */
export function liftDeploymentNumbers(workload: Workload, needed: Seconds): Fields {
  const { spec } = workload;
  return {
    ...liftTimes(workload, needed),
    progressDeadline: larger(spec['progressDeadlineSeconds'], KUBERNETES_DEADLINE),
    strategy: strategyOf(asObject(spec['strategy'] ?? {})),
  };
}

/** The same of the times that everything has whose pods are replaced. */
export function liftTimes(workload: Workload, needed: Seconds): Fields {
  const first = firstUse(workload.traffic.value);
  return {
    ...liftGrace(workload, Math.ceil(needed + ROOM)),
    minReady: larger(workload.spec['minReadySeconds'], first === 0 ? 0 : Math.ceil(first + ROOM)),
  };
}

/** A grace period that is longer than what follows from the facts. */
export function liftGrace({ podSpec }: Workload, planned: Seconds): Fields {
  return { terminationGracePeriod: larger(podSpec['terminationGracePeriodSeconds'], planned) };
}

/** A time that is longer than this. */
export function larger(value: Json | undefined, than: Seconds): Expression | undefined {
  const seconds = asNumber(value);
  return seconds !== undefined && seconds > than ? duration(seconds) : undefined;
}

/** How long a release may go on without progress where nothing is said. */
export const KUBERNETES_DEADLINE: Seconds = 600;

function strategyOf(strategy: JsonObject): Expression | undefined {
  if (strategy['type'] === 'Recreate') return call('kplus.DeploymentStrategy.recreate');
  const rolling = strategy['rollingUpdate'] ?? null;
  const surge = isObject(rolling) ? amountOf(rolling['maxSurge']) : undefined;
  if (!surge) return undefined;
  const none = call('kplus.PercentOrAbsolute.absolute', literal(0));
  return call('kplus.DeploymentStrategy.rollingUpdate', mapping({ maxSurge: surge, maxUnavailable: none }));
}

/** A number of pods, or a share of them; nothing for none. */
export function amountOf(value: Json | undefined): Expression | undefined {
  if (typeof value === 'number' && value > 0) return call('kplus.PercentOrAbsolute.absolute', literal(value));
  const percent = typeof value === 'string' ? Number(/^(\d+)%$/.exec(value)?.[1] ?? 0) : 0;
  return percent > 0 ? call('kplus.PercentOrAbsolute.percent', literal(percent)) : undefined;
}
