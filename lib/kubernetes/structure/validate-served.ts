import { unserved, type FieldError } from '../validation/field-error';
import { isSet, objectOf, textOf } from '../validation/values/json';
import { nearestName } from './nearest-name';
import { REMOVED_KINDS, SERVED_KINDS } from './served-kinds';

/**
 * Whether the API server has the object's kind in its version at all. Of groups that are not Kubernetes' own nothing
 * is known, so nothing is said; nor of kinds that only look like Kubernetes' (a kubeconfig is `v1`, too).
 *
 * @param object any value
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/
 */
export function validateServed(object: unknown): readonly FieldError[] {
  const { apiVersion, kind } = objectOf(object);
  const [group, name] = [textOf(apiVersion), textOf(kind)];
  if (kinds(SERVED_KINDS).get(group)?.has(name)) return NOTHING;
  if (group === '')
    return homes(name).length > 0 && !isSet(apiVersion) ? [unserved(['apiVersion'], 'apiVersion not set')] : NOTHING;
  if (name === '')
    return kinds(SERVED_KINDS).has(group) && !isSet(kind) ? [unserved(['kind'], 'kind not set')] : NOTHING;
  if (!isRefused(group, name)) return NOTHING;
  const isMisspelt = servedKind(group, name) === undefined && homes(name).length === 0;
  return [
    unserved(
      [isMisspelt ? 'kind' : 'apiVersion'],
      `no matches for kind ${JSON.stringify(name)} in version ${JSON.stringify(group)}`,
    ),
  ];
}

/**
 * Where a kind that is not served is to be had: the apiVersion that has it now, and its right name.
 *
 * @returns nothing where Kubernetes has nothing like it any more
 */
export function servedAs(apiVersion: string, kind: string): { apiVersion: string; kind: string } | undefined {
  const [home] = homes(kind);
  if (home !== undefined) return { apiVersion: home, kind };
  const meant =
    servedKind(apiVersion, kind) ??
    nearestName(
      kind,
      [...kinds(SERVED_KINDS).values()].flatMap((all) => [...all]),
    );
  const [itsHome] = meant === undefined ? [] : homes(meant);
  return meant === undefined || itsHome === undefined ? undefined : { apiVersion: itsHome, kind: meant };
}

const NOTHING: readonly FieldError[] = [];

/** A group with a dot may be anybody's; one without can only be Kubernetes' own. */
function isRefused(apiVersion: string, kind: string): boolean {
  if (kinds(REMOVED_KINDS).get(apiVersion)?.has(kind)) return true;
  const group = groupOf(apiVersion);
  const isOwn = GROUPS.has(group);
  if (!isOwn && group.includes('.')) return false;
  if (isOwn && homes(kind).some((home) => groupOf(home) === group)) return !/(alpha|beta)/.test(apiVersion);
  if (homes(kind).length > 0) return true;
  return isOwn && servedKind(apiVersion, kind) !== undefined;
}

/** The kind of a version that was probably meant. */
function servedKind(apiVersion: string, kind: string): string | undefined {
  return nearestName(kind, kinds(SERVED_KINDS).get(apiVersion) ?? []);
}

/** The versions that serve a kind, stable ones first. */
function homes(kind: string): readonly string[] {
  const all = [...kinds(SERVED_KINDS)].filter(([, names]) => names.has(kind)).map(([apiVersion]) => apiVersion);
  return [
    ...all
      .filter((one) => !/(alpha|beta)/.test(one))
      .sort()
      .reverse(),
    ...all.filter((one) => /(alpha|beta)/.test(one)),
  ];
}

const GROUPS: ReadonlySet<string> = new Set([...Object.keys(SERVED_KINDS), ...Object.keys(REMOVED_KINDS)].map(groupOf));

function groupOf(apiVersion: string): string {
  return apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
}

const read = new Map<object, ReadonlyMap<string, ReadonlySet<string>>>();

function kinds(table: Readonly<Record<string, string>>): ReadonlyMap<string, ReadonlySet<string>> {
  const known =
    read.get(table) ?? new Map(Object.entries(table).map(([version, names]) => [version, new Set(names.split(' '))]));
  read.set(table, known);
  return known;
}

/** Whether Kubernetes itself has kinds in this API group: `apps` is one, `gateway.networking.k8s.io` is not. */
export function isKubernetesGroup(group: string): boolean {
  return GROUPS.has(group);
}
