import { oncePer } from '../../kubernetes';
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
    const container = pod.containers.findIndex((one) => startsWith(path, one.path));
    const words = `the key ${key} of the ${kind} ${name}`;
    const at = { manifest, path, ...(container >= 0 && { container }) };
    return [{ ...at, words, turn: NEVER_THERE, comesBack: false, isWhole: false }];
  });
  const taken = [...lacks, ...unreadable(pod, workload)];
  return taken.length === 0 ? pod : { ...pod, taken };
}

/** A kubelet that cannot read the name of an image looks at it again and again. */
function unreadable({ containers }: PodModel, workload: Workload): readonly TakenAway[] {
  return unreadableImages(workload).map(({ image, path }) => {
    const container = containers.findIndex((one) => startsWith(path, one.path));
    const at = { manifest: workload.manifest, path, ...(container >= 0 && { container }) };
    return { ...at, words: `an image of the name '${image}'`, turn: NEVER_THERE, comesBack: false, isWhole: false };
  });
}

function hasKey(manifest: Manifest, key: string | undefined): boolean {
  const keys = keysOf(manifest);
  return keys.length === 0 || (key !== undefined && keys.includes(key));
}

const configsOf = oncePer(({ ofKind }: World): ReadonlyMap<string, readonly Manifest[]> => {
  const found = new Map<string, Manifest[]>();
  for (const manifest of [...ofKind('ConfigMap'), ...ofKind('Secret')]) {
    const { kind, namespace, name } = identityOf(manifest);
    const key = [kind, namespace, name].join('\n');
    const others = found.get(key);
    if (others) others.push(manifest);
    else found.set(key, [manifest]);
  }
  return found;
});
