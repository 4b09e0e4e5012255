import { grouped, oncePer, type FieldPath } from '../../kubernetes';
import {
  identityOf,
  keysOf,
  podReferences,
  unreadableImages,
  type Manifest,
  type Workload,
  type World,
} from '../../workload';
import type { PodModel } from './pod-model';
import { startsWith } from './starts-with';
import { NEVER_THERE, type TakenAway } from './taken-away';

/**
 * The pods of a workload with the keys that they ask of ConfigMaps and Secrets which are here and have others. One that is
 * not here comes from elsewhere, and one without keys is for somebody to fill.
 */
export function withLacks(pod: PodModel, workload: Workload, world: World): PodModel {
  const { namespace } = workload.identity;
  const { manifest } = workload;
  const lacks = podReferences(workload).flatMap(({ kind, name, key, path }): readonly TakenAway[] => {
    const found = key === undefined ? [] : (configsOf(world).get([kind, namespace, name].join('\n')) ?? []);
    const isOpen = [manifest, ...found].some((one) => one.kustomization !== undefined || one.identityOnly);
    if (found.length === 0 || isOpen || found.some((one) => hasKey(one, key))) return [];
    return [lackOf(pod, manifest, path, `the key ${shown(key)} of the ${kind} ${shown(name)}`)];
  });
  // A kubelet that cannot read the name of an image looks at it again and again.
  const unreadable = unreadableImages(workload).map(({ image, path }) =>
    lackOf(pod, manifest, path, `an image of the name '${image}'`),
  );
  const taken = [...lacks, ...unreadable];
  return taken.length === 0 ? pod : { ...pod, taken };
}

/** What is no name, and stands where one is asked for, may be a value. */
function shown(name = ''): string {
  return /^[\w.-]+$/.test(name) ? name : '(not shown)';
}

/** What a field asks for that is never there. */
function lackOf({ containers }: PodModel, manifest: Manifest, path: FieldPath, words: string): TakenAway {
  const container = containers.findIndex((one) => startsWith(path, one.path));
  const at = { manifest, path, ...(container >= 0 && { container }) };
  return { ...at, words, turn: NEVER_THERE, comesBack: false, isWhole: false };
}

function hasKey(manifest: Manifest, key: string | undefined): boolean {
  const keys = keysOf(manifest);
  return keys.length === 0 || (key !== undefined && keys.includes(key));
}

const configsOf = oncePer(({ ofKind }: World): ReadonlyMap<string, readonly Manifest[]> => {
  return grouped([...ofKind('ConfigMap'), ...ofKind('Secret')], (manifest) => {
    const { kind, namespace, name } = identityOf(manifest);
    return [kind, namespace, name].join('\n');
  });
});
