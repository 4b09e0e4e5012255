import { asArray, asObject, asString, resolveFenceposts, type FieldPath, type JsonObject } from '../../kubernetes';
import type { Workload } from '../workload';
import { isSharedVolume, sharesStorage } from './shares-storage';

/** A volume that all pods of a workload write to. */
export interface SharedData {
  /** In words: `the claim data`, `the hostPath /srv/data`. */
  readonly words: string;
  /** Where it stands in the workload's object. */
  readonly path: FieldPath;
}

/**
 * The directory of an application that is known to keep its data for itself, where a rollout starts a second pod of it
 * beside the first, and both write there: some refuse to start, others spoil what is in it. Nothing where no two do.
 *
 * @see https://www.postgresql.org/docs/current/app-postgres.html ("it is not safe to run" two servers on one directory)
 * @see https://dev.mysql.com/doc/refman/8.4/en/multiple-data-directories.html
 * @see https://prometheus.io/docs/prometheus/latest/storage/
 */
export function twoOnOneDirectory(workload: Workload): SharedData | undefined {
  return surges(workload) ? dataOfOne(workload) : undefined;
}

/** Whether a rollout must not start a new pod beside the old one: both would write where only one may. */
export function mayNotSurge(workload: Workload): boolean {
  const { replicas, update } = workload;
  if (dataOfOne(workload) !== undefined) return true;
  // Who takes the only pod away first, and keeps a volume for it, has mostly meant just that.
  const isTakenFirst = update.way === 'rolling' && !surges(workload);
  return isTakenFirst && replicas.min === 1 && replicas.max === 1 && sharesStorage(workload);
}

function surges({ update, replicas }: Workload): boolean {
  if (update.way === 'blue-green') return true;
  const { way, maxSurge, maxUnavailable } = update;
  if (way !== 'rolling' || maxSurge === undefined || maxUnavailable === undefined) return false;
  return resolveFenceposts(maxSurge, maxUnavailable, replicas.min).surge > 0;
}

/** What the one pod of a known application keeps its data in, where another pod of the same template would have it, too. */
function dataOfOne({
  application,
  replicas,
  identity,
  containers,
  podSpec,
  podPath,
}: Workload): SharedData | undefined {
  const isOne = replicas.min === 1 && replicas.max === 1 && replicas.autoscaler === undefined;
  if (application?.alone !== 'data' || application.sharesDirectory || !isOne || !REPLACED.has(identity.kind))
    return undefined;
  const mounted = containers.filter(({ role }) => role === 'regular').flatMap(({ json }) => writtenBy(json));
  const volumes = asArray(podSpec['volumes']).map(asObject);
  const index = volumes.findIndex((volume) => mounted.includes(asString(volume['name']) ?? '') && holdsData(volume));
  const volume = volumes[index];
  return volume && { words: wordVolume(volume), path: [...podPath, 'volumes', index] };
}

/** Kinds whose new pods have the volumes of the old ones. */
const REPLACED: ReadonlySet<string> = new Set(['Deployment', 'Rollout']);

/** The names of the volumes that a container may write to. */
export function writtenBy(container: JsonObject): readonly string[] {
  const mounts = asArray(container['volumeMounts']).map(asObject);
  return mounts.filter(({ readOnly }) => readOnly !== true).flatMap(({ name }) => asString(name) ?? []);
}

/** Directories of a node that are its own, not those of an application. */
const OF_NODE = /^\/(?:dev|proc|sys|etc|run|var\/run|usr|lib|boot)(?:\/|$)/;

/** Whether an application may keep its data there: no clock, no socket, no device of the node, nothing that is only read. */
export function holdsData(volume: JsonObject): boolean {
  if (!isSharedVolume(volume) || asObject(volume['persistentVolumeClaim'])['readOnly'] === true) return false;
  const { path, type } = asObject(volume['hostPath']);
  return !OF_NODE.test(asString(path) ?? '') && !/^(?:Socket|File|FileOrCreate|\w+Device)$/.test(asString(type) ?? '');
}

/** A volume in words: `the claim data`, `the hostPath /srv/data`. */
export function wordVolume(volume: JsonObject): string {
  const claim = asString(asObject(volume['persistentVolumeClaim'])['claimName']);
  const path = asString(asObject(volume['hostPath'])['path']);
  if (claim !== undefined) return `the claim ${claim}`;
  if (path !== undefined) return `the hostPath ${path}`;
  return `the ${'emptyDir' in volume ? 'emptyDir' : 'volume'} ${asString(volume['name']) ?? ''}`;
}
