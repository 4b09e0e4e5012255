import { asObject, own, sameJson, type JsonObject, valueAt } from '../../kubernetes';
import type { Assignment } from './assignment';
import type { RenderedObjects, Unstable } from './rendered-changes';
import type { ReadTemplate } from './value-candidates';

/** What switches an object of a chart on. */
const SWITCH = /^(?:enabled?|create[d]?|install)$/i;

/** What is printed as a whole. */
const BUDGET = /^(?:pdb|pod_?disruption_?budget)$/i;

function isBelow(path: readonly string[], above: readonly string[]): boolean {
  return path.length > above.length && above.every((key, index) => path[index] === key);
}

/** The values by which a template of a chart may make a budget; none where it makes none. */
export function budgetCandidate(
  { lines, references }: ReadTemplate,
  values: JsonObject,
  wanted: JsonObject,
): readonly Assignment[] {
  if (!lines.some((line) => /^kind:\s*PodDisruptionBudget\b/.test(line))) return [];
  const spec = asObject(wanted['spec']);
  const allowed = Object.fromEntries(Object.entries(spec).filter(([field]) => field !== 'selector')) as JsonObject;
  const set = references.flatMap(({ path }): Assignment[] => {
    const name = path.at(-1) ?? '';
    if (BUDGET.test(name) && !references.some((other) => isBelow(other.path, path))) return [{ path, value: allowed }];
    if (SWITCH.test(name)) return [{ path, value: true }];
    if (/maxUnavailable$/i.test(name)) return [{ path, value: own(spec, 'maxUnavailable') ?? null }];
    if (/minAvailable$/i.test(name)) return [{ path, value: own(spec, 'minAvailable') ?? null }];
    if (/unhealthyPodEvictionPolicy$/i.test(name)) return [{ path, value: own(spec, name) ?? null }];
    return [];
  });
  const once = new Map(set.map((one) => [JSON.stringify(one.path), one]));
  return [...once.values()].filter(
    ({ path, value }) => JSON.stringify(value) !== JSON.stringify(valueAt(values, path) ?? null),
  );
}

/** Whether a rendering adds one budget that allows the same, for the pods that are meant, and nothing else. */
export function budgetMadeBy(
  before: RenderedObjects,
  after: RenderedObjects,
  { wanted, unstable }: { readonly wanted: JsonObject; readonly unstable: Unstable },
): boolean {
  const fresh = [...after].filter(([key]) => !before.has(key)).map(([, object]) => object);
  const [made, ...others] = fresh;
  const isSame = [...before].every(([key, object]) => {
    const now = after.get(key);
    return now !== undefined && (unstable.objects.has(key) || sameJson(object, now));
  });
  if (!isSame || !made || others.length > 0 || made['kind'] !== 'PodDisruptionBudget') return false;
  const [spec, its] = [asObject(wanted['spec']), asObject(made['spec'])];
  const allows = (one: JsonObject) => JSON.stringify([one['maxUnavailable'] ?? null, one['minAvailable'] ?? null]);
  const labels = (one: JsonObject) => asObject(asObject(one['selector'])['matchLabels']);
  const isMeant = Object.entries(labels(its)).every(([key, value]) => own(labels(spec), key) === value);
  return allows(spec) === allows(its) && isMeant && Object.keys(labels(its)).length > 0;
}
