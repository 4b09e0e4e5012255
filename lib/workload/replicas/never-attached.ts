import { asObject, asString, own, type JsonObject } from '../../kubernetes';
import { identityOf, type Manifest } from '../objects/manifest';
import type { World } from '../workload';

/** Storage that any number of nodes can use at once, whatever the access mode of a claim says: nothing attaches it. */
const SHARED = /nfs|cifs|smb|cephfs|gluster|\befs\b|azure-?file|filestore|juicefs|seaweedfs|lustre|beegfs/i;

/** Storage on one node, to which every pod that uses it comes. */
const OF_ONE_NODE = /local|host-?path|topolvm|minikube|microk8s|lvm|zfs/i;

const SHARED_SOURCES = ['nfs', 'cephfs', 'glusterfs', 'azureFile'];
const NODE_SOURCES = ['local', 'hostPath'];

/**
 * Whether two pods can have a ReadWriteOnce claim at once for certain: its storage is not attached to nodes at all, or it
 * is that of one node, so that both pods run there. By the volume, the class and its driver, as far as they are at hand.
 *
 * @see https://kubernetes.io/docs/concepts/storage/persistent-volumes/#access-modes
 */
export function isNeverAttached(claim: Manifest, world: World): boolean {
  const spec = asObject(claim.object['spec']);
  const sources = sourcesOf(claim, spec, world);
  const isOf = (fields: readonly string[]) =>
    sources.some((source) => fields.some((field) => own(source, field) !== undefined));
  if (isOf(SHARED_SOURCES) || isOf(NODE_SOURCES)) return true;
  return driversOf(sources, spec, world).some((words) => SHARED.test(words) || OF_ONE_NODE.test(words));
}

/** Whether its storage is that of one node, to which every pod that uses it comes, and which it does not leave. */
export function isOfOneNode(claim: Manifest, world: World): boolean {
  const spec = asObject(claim.object['spec']);
  const sources = sourcesOf(claim, spec, world);
  if (sources.some((source) => NODE_SOURCES.some((field) => own(source, field) !== undefined))) return true;
  return driversOf(sources, spec, world).some((words) => OF_ONE_NODE.test(words));
}

/** The specs of the volumes that are made for a claim. */
function sourcesOf(claim: Manifest, spec: JsonObject, world: World): readonly JsonObject[] {
  return volumesOf(claim, spec, world).map(({ object }) => asObject(object['spec']));
}

/** What names the drivers of its volumes, and its class. */
function driversOf(sources: readonly JsonObject[], spec: JsonObject, world: World): readonly string[] {
  const drivers = sources.flatMap((source) => asString(asObject(source['csi'])['driver']) ?? []);
  return [...drivers, ...classWords(spec, world)];
}

/** The volumes that are made for a claim, by either one's name of the other. */
function volumesOf(claim: Manifest, spec: JsonObject, { ofKind }: World): readonly Manifest[] {
  const { name } = identityOf(claim);
  return ofKind('PersistentVolume').filter(({ object }) => {
    const volume = identityOf({ object }).name;
    const claimed = asObject(asObject(object['spec'])['claimRef'])['name'];
    return volume === spec['volumeName'] || claimed === name || isOfSameClass(object, spec);
  });
}

/** The empty class means volumes without any. */
function isOfSameClass(object: JsonObject, { storageClassName }: JsonObject): boolean {
  return storageClassName !== undefined && (asObject(object['spec'])['storageClassName'] ?? '') === storageClassName;
}

/** The name of its class, and the driver of that; of the default one where it names none. */
function classWords({ storageClassName }: JsonObject, { ofKind }: World): readonly string[] {
  const its = ofKind('StorageClass').filter((one) =>
    storageClassName === undefined ? isDefault(one) : identityOf(one).name === storageClassName,
  );
  return [...its, ...(storageClassName === undefined ? [] : [undefined])].flatMap((one) =>
    one ? [identityOf(one).name, asString(one.object['provisioner']) ?? ''] : [asString(storageClassName) ?? ''],
  );
}

const DEFAULT = 'storageclass.kubernetes.io/is-default-class';

function isDefault({ object }: Manifest): boolean {
  return asObject(asObject(object['metadata'])['annotations'])[DEFAULT] === 'true';
}
