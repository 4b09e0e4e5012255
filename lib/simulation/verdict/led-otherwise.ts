import { asArray, asObject, type Json, type JsonObject } from '../../kubernetes';
import { knownKind, type Manifest } from '../../workload';
import { isOther } from '../model/is-other';

/** Whether an object says something else than before about where requests go, beside what is played. */
export function isLedOtherwise(before: Manifest | undefined, { object }: Manifest): boolean {
  if (!before) return false;
  const annotations = (one: JsonObject) => meaning(asObject(asObject(one['metadata'])['annotations']));
  return isOther(led(before.object), led(object)) || isOther(annotations(before.object), annotations(object));
}

/** What is left of a route without what is played: to which Services its addresses lead. */
function led(object: JsonObject): Json {
  const spec = asObject(object['spec']);
  if (knownKind(object) === 'Ingress') return omitted(spec, ['rules', 'defaultBackend', 'backend', 'tls']);
  if (!GATEWAY_ROUTES.has(object['kind'])) return spec;
  return { ...spec, rules: asArray(spec['rules']).map(withoutNames) };
}

const GATEWAY_ROUTES: ReadonlySet<unknown> = new Set(['HTTPRoute', 'GRPCRoute', 'TLSRoute', 'TCPRoute', 'UDPRoute']);

/** Without the name of the only backend of a rule: one of several gets its share, which is not played. */
function withoutNames(json: Json): Json {
  const rule = asObject(json);
  const [only, ...others] = asArray(rule['backendRefs']).map(asObject);
  if (!only || others.length > 0) return rule;
  return { ...omitted(rule, ['matches']), backendRefs: [omitted(only, ['name', 'port'])] };
}

/** An object without some of its fields. */
export function omitted(object: JsonObject, fields: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([field]) => !fields.includes(field)));
}

/** Without notes for people and tools that deploy: who owns it, what was applied last, a description. */
function meaning(annotations: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => !NOTE.test(name)));
}

const NOTE =
  /^(?:description|kubernetes\.io\/(?:description|change-cause)|kubectl\.kubernetes\.io\/.*|meta\.helm\.sh\/.*|argocd\.argoproj\.io\/.*|app\.kubernetes\.io\/.*|zero-downtime\/.*)$/;
