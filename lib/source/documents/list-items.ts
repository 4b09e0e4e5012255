import { asArray, isObject, type Json, type JsonObject } from '../../kubernetes';

/**
 * What a `List` holds, or a list of one kind such as `DeploymentList`, whose items need not say what they are. Nothing
 * for an object that is no list.
 *
 * @see k8s.io/apimachinery pkg/apis/meta/v1/unstructured helpers.go decodeToList
 */
export function listItems(object: JsonObject): readonly Json[] | undefined {
  const { apiVersion, kind, items } = object;
  if (typeof kind !== 'string' || !kind.endsWith('List') || !Array.isArray(items)) return undefined;
  const itemKind = kind.slice(0, -'List'.length);
  if (itemKind === '') return asArray(items);
  return asArray(items).map((item) =>
    isObject(item) && item['kind'] === undefined ? { apiVersion, kind: itemKind, ...item } : item,
  );
}
