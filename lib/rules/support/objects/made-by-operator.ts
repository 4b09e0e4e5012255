import { oncePer } from '../../../kubernetes';
import { groupOf, identityOf, isObject, knownKind, type Manifest, type World } from '../../../workload';

/**
 * Whether an operator most likely makes what goes by one of these names: a custom resource of the namespace is called
 * so, or like the beginning of it, and says what pods it wants. `kibana-kb-http` comes from a Kibana `kibana`.
 */
export function isMadeByOperator(names: Iterable<string>, namespace: string, world: World): boolean {
  const owners = ownersIn(world).get(namespace);
  if (!owners) return false;
  for (const name of names) {
    for (const beginning of beginningsOf(name)) if (owners.has(beginning)) return true;
  }
  return false;
}

/** `a-b-c`, `a-b`, `a`. */
function* beginningsOf(name: string): Iterable<string> {
  for (let end = name.length; end > 0; end = name.lastIndexOf('-', end - 1)) yield name.slice(0, end);
}

const ownersIn = oncePer((world: World): ReadonlyMap<string, ReadonlySet<string>> => {
  const owners = new Map<string, Set<string>>();
  for (const manifest of world.manifests) {
    if (!wantsPods(manifest)) continue;
    const { namespace, name } = identityOf(manifest);
    owners.set(namespace, (owners.get(namespace) ?? new Set()).add(name));
  }
  return owners;
});

/** What makes other objects from a chart, a folder or a repository. */
const BUNDLES = ['Application', 'HelmChart', 'HelmRelease', 'Kustomization'];

/** The fields by which custom resources say what pods they want. */
const OF_PODS: ReadonlySet<string> = new Set(
  'count image instances nodeSets numberOfInstances podMetadata podTemplate replicas servers serviceAccountName storage'.split(
    ' ',
  ),
);

/** How far below `spec` they are looked for. */
const DEPTH = 3;

function wantsPods({ object }: Manifest): boolean {
  const group = groupOf(String(object['apiVersion'] ?? ''));
  if (!group.includes('.') || group.endsWith('.k8s.io') || knownKind(object)) return false;
  return BUNDLES.includes(String(object['kind'])) || namesPods(object['spec'], DEPTH);
}

function namesPods(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.some((item) => namesPods(item, depth));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, below]) => OF_PODS.has(key) || (depth > 1 && namesPods(below, depth - 1)));
}
