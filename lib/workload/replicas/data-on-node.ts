import { asArray, asObject, asString, isObject, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { Workload, World } from '../workload';
import { holdsData } from './shared-data';

/**
 * Where the data of a workload are that do not follow its pod to another node: a directory of the node for what is known
 * to keep data, or a claim whose volume is one. In words; nothing where they follow, or nothing tells.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#local
 */
export function dataOnNode(
  { podSpec, spec, identity, manifest, application }: Workload,
  world: World,
): string | undefined {
  if (identity.kind === 'DaemonSet') return undefined;
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const directory = volumes.find((volume) => isObject(volume['hostPath']) && holdsData(volume));
  if (directory && application?.holds) return `the hostPath ${asString(asObject(directory['hostPath'])['path']) ?? ''}`;
  const names = volumes.flatMap((volume) => asString(asObject(volume['persistentVolumeClaim'])['claimName']) ?? []);
  const written = world.manifests.filter((one) => {
    const { kind, name, namespace } = identityOf(one);
    return (
      kind === 'PersistentVolumeClaim' &&
      namespace === identity.namespace &&
      names.includes(name) &&
      isBeside(one, manifest)
    );
  });
  const templates = asArray(spec['volumeClaimTemplates']).map(asObject);
  const claims = [...written.map(({ object }) => object), ...templates];
  const local = claims.find((claim) => isOnNode(claim, world, manifest));
  return local && `the volume of the claim ${asString(asObject(local['metadata'])['name']) ?? ''}`;
}

function isBeside({ directory }: Manifest, other: Manifest): boolean {
  return directory === other.directory;
}

/** Whether the volumes that a claim may be bound to, as far as they are written, are all directories of a node. */
function isOnNode(claim: JsonObject, { manifests }: World, beside: Manifest): boolean {
  const volumes = manifests.filter(
    (one) => identityOf(one).kind === 'PersistentVolume' && isBeside(one, beside) && mayBind(claim, one.object),
  );
  return volumes.length > 0 && volumes.every(({ object }) => isLocal(asObject(object['spec'])));
}

function isLocal(spec: JsonObject): boolean {
  return isObject(spec['hostPath']) || isObject(spec['local']);
}

function mayBind(claim: JsonObject, volume: JsonObject): boolean {
  const { volumeName, storageClassName } = asObject(claim['spec']);
  const { claimRef, storageClassName: its } = asObject(volume['spec']);
  const name = asString(asObject(volume['metadata'])['name']);
  if (asString(volumeName)) return volumeName === name;
  const meant = asString(asObject(claimRef)['name']);
  const own = asString(asObject(claim['metadata'])['name']) ?? '';
  // Claims of a StatefulSet are called after its template.
  if (meant !== undefined) return meant === own || meant.startsWith(`${own}-`);
  return storageClassName === its && storageClassName !== undefined;
}
