import { asObject, asString, selectorMatches, type JsonObject, own } from '../../kubernetes';
import { directoryOf } from './directories';
import { identityKey } from './duplicates';
import type { Referent, Referrer } from './join';
import { knownKind, type KnownKind } from './known-kind';
import { identityOf, type Manifest } from './manifest';
import { budgetLabels, serviceLabels, type Labels } from './selector-index';
import { serviceAt } from '../traffic/routes/mesh-routes';
import type { Route } from '../traffic/routes/route';

/** Labels that stand for a reference by name. No label of Kubernetes begins so. */
const NAMED = '\0named';

export function standingOf(manifest: Manifest): { readonly namespace: string; readonly directory: string } {
  return { namespace: identityOf(manifest).namespace, directory: directoryOf(manifest) };
}

export function named(name: string): Labels {
  return { [NAMED]: name };
}

/** A reference from one object to another of a certain name. */
export function byName<T>(item: T, from: Manifest, name: string, suffix = ''): Referrer<T> {
  return {
    item,
    ...standingOf(from),
    identity: identityKey(from) + suffix,
    asks: named(name),
    matches: (labels) => labels[NAMED] === name,
  };
}

/** A Service selects nothing without a selector, and has no endpoints of its own where it is a mere name. */
export function serviceReferrer(service: Manifest): readonly Referrer<Manifest>[] {
  const { selector, type } = asObject(service.object['spec']);
  const asked = Object.entries(asObject(selector));
  if (asked.length === 0 || type === 'ExternalName') return [];
  const matches = (labels: Labels) => asked.every(([name, value]) => own(labels, name) === value);
  return [
    { item: service, ...standingOf(service), identity: identityKey(service), asks: serviceLabels(service), matches },
  ];
}

export function budgetReferrer(budget: Manifest): Referrer<Manifest> {
  const { selector } = asObject(budget.object['spec']);
  return {
    item: budget,
    ...standingOf(budget),
    identity: identityKey(budget),
    asks: budgetLabels(budget),
    matches: (labels) => selectorMatches(selector, labels),
  };
}

export function serviceReferent(service: Manifest): Referent {
  return { ...standingOf(service), labels: named(identityOf(service).name) };
}

export function routeReferrer(route: Route): Referrer<Route> {
  return {
    ...byName(route, route.manifest, route.service.name, route.path.join('.')),
    namespace: route.service.namespace,
  };
}

export function destinationReferrer(rule: Manifest): readonly Referrer<Manifest>[] {
  const service = serviceAt(asString(asObject(rule.object['spec'])['host']) ?? '', rule);
  return service ? [{ ...byName(rule, rule, service.name), namespace: service.namespace }] : [];
}

/** The kind that KEDA scales where a ScaledObject names none. */
const KEDA_TARGET = { apiVersion: 'apps/v1', kind: 'Deployment' };

export function autoscalerReferrer(manifest: Manifest, kind: KnownKind): readonly Referrer<Manifest>[] {
  const target = asObject(asObject(manifest.object['spec'])['scaleTargetRef']);
  return reference(manifest, kind === 'ScaledObject' ? { ...KEDA_TARGET, ...target } : target);
}

export function rolloutReferrer(rollout: Manifest): readonly Referrer<Manifest>[] {
  return reference(rollout, asObject(asObject(rollout.object['spec'])['workloadRef']));
}

function reference(from: Manifest, to: JsonObject): readonly Referrer<Manifest>[] {
  const kind = knownKind(to);
  const name = asString(to['name']);
  return kind === undefined || name === undefined ? [] : [byName(from, from, `${kind}/${name}`)];
}

/** What an autoscaler, or a Rollout, may refer to. */
export function scalable(workload: Manifest): Referent {
  return { ...standingOf(workload), labels: named(scaleKey(workload)) };
}

export function scaleKey(workload: Manifest): string {
  return `${knownKind(workload.object) ?? ''}/${identityOf(workload).name}`;
}
