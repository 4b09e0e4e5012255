import { asObject, isObject, oncePer, type JsonObject } from '../../../kubernetes';
import { canaryOf, identityOf, withPrimary, type Manifest, type Workload, type World } from '../../../workload';
import type { Edit } from '../change';
import { once, set, without, type Remedy, type Troubled } from './remedy';

/** A budget that lets a drain take one pod at a time: a new one, or other bounds for the one that there is. */
export function guarded({ workload, around }: Troubled): readonly Edit[] {
  const [budget, ...others] = workload.budgets;
  if (others.length > 0) return [];
  return budget ? oneAtATime(budget) : [newBudget(workload, around)];
}

/** The same as a remedy. */
export function gentlerBudget(troubled: Troubled): Remedy | undefined {
  return once('gentler-budget', guarded(troubled));
}

/** `maxUnavailable: 1` allows one eviction at every number of replicas. */
function oneAtATime(budget: Manifest): readonly Edit[] {
  const { minAvailable, maxUnavailable } = asObject(budget.object['spec']);
  const isBoundOtherwise = minAvailable !== undefined && minAvailable !== null;
  if (maxUnavailable === 1 && !isBoundOtherwise) return [];
  return [
    ...(minAvailable === undefined ? [] : [without(budget, ['spec', 'minAvailable'])]),
    set(budget, ['spec', 'maxUnavailable'], 1),
  ];
}

/**
 * Of several budgets of the same pods the API server obeys none: it refuses every eviction. One that guards nothing else
 * may go; where several may, the one that is for these pods in particular, so that nobody else misses it.
 */
export function oneBudget({ workload, around }: Troubled): readonly (Remedy | undefined)[] {
  const own = workload.budgets.filter((budget) => guardsNothingElse(budget, workload, around));
  const ranked = [...own].sort((one, other) => rank(one, workload) - rank(other, workload));
  return ranked.map((budget) => once(`without-${identityOf(budget).name}`, [without(budget, [])]));
}

function guardsNothingElse(budget: Manifest, { identity }: Workload, around: World): boolean {
  const { kind, namespace, name } = identity;
  return around.sharing(originalOf(budget, around)).every(({ identity: other }) => {
    return other.kind === kind && other.namespace === namespace && other.name === name;
  });
}

/** The budget as it is without edits: that is what is joined with others. */
function originalOf(budget: Manifest, around: World): Manifest {
  return budgetsIn(around).get(keyOf(budget)) ?? budget;
}

const budgetsIn = oncePer(({ ofKind }: World): ReadonlyMap<string, Manifest> => {
  return new Map([...ofKind('PodDisruptionBudget')].reverse().map((one) => [keyOf(one), one])); // the first counts
});

function keyOf(budget: Manifest): string {
  const { name, namespace } = identityOf(budget);
  return JSON.stringify([budget.directory ?? null, namespace, name]);
}

function rank(budget: Manifest, workload: Workload): number {
  const { matchLabels } = asObject(asObject(budget.object['spec'])['selector']);
  const own = asObject(asObject(workload.spec['selector'])['matchLabels']);
  const labels = new Map(Object.entries(asObject(matchLabels)));
  const isAsNarrow = Object.entries(own).every(([label, value]) => labels.get(label) === value);
  return isAsNarrow ? 0 : 1;
}

function newBudget(workload: Workload, around: World): Edit {
  const { namespace } = workload.identity;
  const name = freeName(workload, around);
  const resource = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', namespace, name };
  const spec = { maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow', selector: guardedBy(workload, around) };
  const { apiVersion, kind } = resource;
  return { resource, path: [], value: { apiVersion, kind, metadata: { name, namespace }, spec } };
}

/** Where Flagger serves from a copy of these pods, that is what a drain must not take away. */
function guardedBy(workload: Workload, around: World): JsonObject {
  const selector = selectorOf(workload);
  return canaryOf(workload, around) ? withPrimary(selector) : selector;
}

/** What the controller selects its pods by; labels of the template may change with the next release. */
function selectorOf({ spec, podLabels }: Workload): JsonObject {
  const { selector } = spec;
  const isOne = isObject(selector) && (isObject(selector['matchLabels']) || selector['matchExpressions'] !== undefined);
  return isOne ? selector : { matchLabels: { ...podLabels } };
}

function freeName({ identity: { name, namespace } }: Workload, { ofKind }: World): string {
  const taken = new Set(
    ofKind('PodDisruptionBudget')
      .map(identityOf)
      .filter((one) => one.namespace === namespace)
      .map((one) => one.name),
  );
  const names = [
    name,
    `${name}-drain`,
    ...Array.from({ length: taken.size }, (_, index) => `${name}-drain-${index + 2}`),
  ];
  return names.find((one) => !taken.has(one)) ?? name;
}
