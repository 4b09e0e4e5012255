import { asArray, asObject, asString, isObject, type JsonObject } from '../../kubernetes';
import type { Workload } from '../workload';
import { holdsData, writtenBy } from './shared-data';

/** A directory of a node. */
export interface NodeDirectory {
  readonly path: string;
  /** The place of its volume in the pod. */
  readonly index: number;
}

/**
 * The directory of a node that an application keeps its data in, where nothing holds its pod to that node: on another one
 * it begins empty. Nothing where a node is asked for, or where the directory is most likely a share that all nodes have.
 *
 * @see https://kubernetes.io/docs/concepts/storage/volumes/#hostpath
 */
export function directoryLeftBehind({
  application,
  identity,
  podSpec,
  serving: [container],
}: Workload): NodeDirectory | undefined {
  if (!application?.holds || !container || identity.kind === 'DaemonSet' || isHeld(podSpec)) return undefined;
  const written = writtenBy(container.json);
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const index = volumes.findIndex(
    (volume) => isObject(volume['hostPath']) && written.includes(asString(volume['name']) ?? '') && holdsData(volume),
  );
  const path = asString(asObject(volumes[index]?.['hostPath'])['path']);
  return path === undefined || SHARED.test(path) ? undefined : { path, index };
}

/** What all nodes may have mounted alike. */
const SHARED = /nfs|nas\b|shared?\b|ceph|gluster|efs\b|smb|cifs|lustre|beegfs|longhorn/i;

/** Whether a pod asks for certain nodes, by name or by labels that not all of them have. */
function isHeld({ nodeName, nodeSelector, affinity }: JsonObject): boolean {
  if (asString(nodeName)) return true;
  if (Object.keys(asObject(nodeSelector)).some((key) => !OF_ALL.test(key))) return true;
  const required = asObject(asObject(affinity)['nodeAffinity'])['requiredDuringSchedulingIgnoredDuringExecution'];
  return asArray(asObject(required)['nodeSelectorTerms']).length > 0;
}

/** Labels that the nodes of most clusters have alike. */
const OF_ALL = /^(?:beta\.)?kubernetes\.io\/(?:os|arch)$/;
