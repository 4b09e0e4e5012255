import { oncePer } from '../../../kubernetes';
import { identityOf, isObject, type Manifest, type World } from '../../../workload';
import { isCustom } from './is-custom';

/**
 * Whether an operator most likely makes what goes by one of these names: a custom resource of the namespace is called
 * so, or like the beginning of it, and says what pods it wants. `kibana-kb-http` comes from a Kibana `kibana`.
 */
export function isMadeByOperator(names: Iterable<string>, namespace: string, world: World): boolean {
  const all = [...names];
  if (all.some((name) => isConfigured(name, world))) return true;
  const owners = ownersIn(world).get(namespace);
  if (!owners) return false;
  for (const name of all) {
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

function wantsPods(manifest: Manifest): boolean {
  const { object } = manifest;
  if (!isCustom(manifest)) return false;
  return BUNDLES.includes(String(object['kind'])) || namesPods(object['spec'], DEPTH);
}

function namesPods(value: unknown, depth: number): boolean {
  if (Array.isArray(value)) return value.some((item) => namesPods(item, depth));
  if (!isObject(value)) return false;
  return Object.entries(value).some(([key, below]) => OF_PODS.has(key) || (depth > 1 && namesPods(below, depth - 1)));
}

/** Whether a kind of custom resource begins like a name: whoever writes a TektonConfig has `tekton-chains` made. */
function isConfigured(name: string, world: World): boolean {
  const [first = ''] = name.split('-');
  return first.length >= SHORTEST && customKinds(world).some((kind) => kind.startsWith(first));
}

/** Shorter beginnings of names say nothing. */
const SHORTEST = 4;

/** The kinds by whose names operators are told what to run. */
const CONFIGURES = /(?:config|cluster|installation|operator|deployment|instance|server|stack|platform)s?$/;

const customKinds = oncePer((world: World): readonly string[] => {
  const kinds = world.manifests.filter(isCustom).map(({ object }) => String(object['kind']).toLowerCase());
  return [...new Set(kinds)].filter((kind) => CONFIGURES.test(kind));
});
