import {
  identityOf,
  isHook,
  keysOf,
  podReferences,
  takenAwayBy,
  type Manifest,
  type PodReference,
  type Workload,
} from '../../workload';
import type { PodModel } from '../model/pod-model';
import { refusedObject } from '../model/refused-for';
import { startsWith } from '../model/starts-with';
import type { TakenAway } from '../model/taken-away';
import type { Around } from './play-entrance';
import { counterpartOf, isTaken } from './played-release';

/**
 * The pods of a workload with what a release takes away of what they need: a ConfigMap or Secret that is not optional, a
 * key of one, or their ServiceAccount. What runs keeps what it was started with.
 *
 * @see pkg/kubelet/kuberuntime/kuberuntime_container.go, pkg/kubelet/kubelet_pods.go makeEnvironmentVariables
 */
export function takeFromPods(pod: PodModel, workload: Workload, around: Taking): PodModel {
  const taken = podReferences(workload).flatMap((reference) => {
    const gone = goneFor(reference, workload, around);
    const container = pod.containers.findIndex(({ path }) => startsWith(reference.path, path));
    const comesBack = around.order !== 'kubectl';
    return gone ? [{ ...gone, comesBack, ...(container >= 0 && { container }) }] : [];
  });
  return taken.length === 0 ? pod : { ...pod, taken: [...(pod.taken ?? []), ...taken] };
}

/** What decides what is taken away, and when. */
type Taking = Pick<Around, 'played' | 'turns' | 'order'>;

/** The same of a workload without its pods, in words. */
export function takenWords(workload: Workload, taking: Taking): readonly string[] {
  return [...new Set(podReferences(workload).flatMap((one) => goneFor(one, workload, taking)?.words ?? []))];
}

/** What the API server refuses to change of what new pods start with: they get what there was before. */
export function keptFor(workload: Workload, { played: { release } }: Taking): readonly Manifest[] {
  const refused = podReferences(workload).flatMap((reference) => {
    const before = objectFor(reference, workload, release.before.manifests);
    const now = before && counterpartOf(before, release);
    return now && refusedObject(before, now) !== undefined ? [now] : [];
  });
  return [...new Set(refused)];
}

function goneFor(
  reference: PodReference,
  workload: Workload,
  { played, turns }: Taking,
): Omit<TakenAway, 'comesBack'> | undefined {
  const { release } = played;
  const before = objectFor(reference, workload, release.before.manifests);
  const { kind, name, key } = reference;
  if (!before) return undefined; // it comes from elsewhere
  const now = counterpartOf(before, release);
  const isNext = release.after.workloads.includes(workload);
  // Hooks run while it is there.
  const isOfHook = now !== undefined && takenAwayBy(now.object) !== undefined && !isHook(workload.manifest.object);
  if (!now || isOfHook) {
    const at = isNext ? blamed(reference, workload) : { manifest: before, path: ['metadata', 'name'] };
    return now || isTaken(before, played)
      ? { ...at, turn: turns.pruned, isWhole: true, words: `the ${kind} ${name}` }
      : undefined;
  }
  const isLeft = key === undefined || !keysOf(before).includes(key) || keysOf(now).includes(key);
  if (isLeft || keysOf(now).length === 0 || refusedObject(before, now) !== undefined) return undefined;
  const at = isNext ? blamed(reference, workload) : { manifest: now, path: ['data'] };
  return { ...at, turn: turns.of(now), isWhole: false, words: `the key ${key} of the ${kind} ${name}` };
}

function blamed({ path }: PodReference, { manifest }: Workload): Pick<TakenAway, 'manifest' | 'path'> {
  return { manifest, path };
}

/** Of objects of one name in several directories, the one beside the workload. */
function objectFor(
  { kind, name }: PodReference,
  { identity: { namespace }, manifest: { directory } }: Workload,
  manifests: readonly Manifest[],
): Manifest | undefined {
  const found = manifests.filter((one) => {
    const its = identityOf(one);
    return its.kind === kind && its.name === name && its.namespace === namespace;
  });
  return found.find((one) => one.directory === directory) ?? found[0];
}
