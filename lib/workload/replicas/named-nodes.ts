import { asArray, asObject, asString, type Json, type JsonObject } from '../../kubernetes';

const BY_HOST = 'kubernetes.io/hostname';

/** How many nodes pods ask for by name; nothing where they take others as well. */
export function namedNodes({ nodeSelector, nodeName, affinity }: JsonObject): number | undefined {
  if (asString(nodeName) || asString(asObject(nodeSelector)[BY_HOST])) return 1;
  const required = asObject(asObject(affinity)['nodeAffinity'])['requiredDuringSchedulingIgnoredDuringExecution'];
  const terms = asArray(asObject(required)['nodeSelectorTerms']).map(namesIn);
  const names = new Set<unknown>();
  for (const term of terms) {
    if (!term) return undefined;
    for (const name of term) names.add(name);
  }
  return terms.length > 0 ? names.size : undefined;
}

function namesIn(term: Json): readonly unknown[] | undefined {
  const { matchExpressions, matchFields } = asObject(term);
  const asked = [...asArray(matchExpressions), ...asArray(matchFields)].map(asObject);
  const byName = asked.find(({ key, operator }) => (key === BY_HOST || key === 'metadata.name') && operator === 'In');
  return byName && asArray(byName['values']);
}
