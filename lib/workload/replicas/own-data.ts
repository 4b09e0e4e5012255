import { asArray, asObject, asString, oncePer, type JsonObject } from '../../kubernetes';
import { identityOf } from '../objects/manifest';
import type { Workload, World } from '../workload';
import { isForMany } from './is-for-many';
import { isMoreThanScratch } from './scratch-space';
import { holdsData, wordVolume, writtenBy } from './shared-data';

/**
 * What a pod has that a second one of it would not have, or would have in common with it: a claim that is not for
 * many, a directory of its node, an emptyDir that is more than scratch space. In words; nothing where there is none.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export function ownData(workload: Workload, world: World): string | undefined {
  const { podSpec, spec } = workload;
  const [template] = asArray(spec['volumeClaimTemplates']).map(asObject);
  if (template) return `the claim ${asString(asObject(template['metadata'])['name']) ?? ''}`;
  const found = asArray(podSpec['volumes'])
    .map(asObject)
    .find((volume) => isMoreThanScratch(volume, workload) || isKept(volume, workload, world));
  return found && wordVolume(found);
}

/** Whether a volume outlives its pod, and nobody has made it for many of them at once: one node may have a claim, or none. */
function isKept(volume: JsonObject, { containers, identity, manifest }: Workload, world: World): boolean {
  if (!holdsData(volume)) return false;
  const claim = asString(asObject(volume['persistentVolumeClaim'])['claimName']);
  if (claim !== undefined) return !claimsOfMany(world).has(keyOf(manifest.directory, identity.namespace, claim));
  return containers.some(({ json }) => writtenBy(json).includes(asString(volume['name']) ?? ''));
}

/** The claims that pods of several nodes may have at once, as whoever wrote them has chosen. */
const claimsOfMany = oncePer((world: World): ReadonlySet<string> => {
  const ofMany = world.ofKind('PersistentVolumeClaim').filter(({ object }) => isForMany(object));
  return new Set(ofMany.map((one) => keyOf(one.directory, identityOf(one).namespace, identityOf(one).name)));
});

function keyOf(directory: string | undefined, namespace: string, name: string): string {
  return [directory, namespace, name].join('\0');
}
