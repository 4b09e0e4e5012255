import { own } from '../../../kubernetes';
import { asArray, asObject, asString, isForMany, isGoneBeforeNext, type Workload, type World } from '../../../workload';
import { objectsNamed } from '../objects/objects-of';
import { isGapChosen } from './gap-chosen';
import { isReplicated } from '../rollout/replica-counts';

/**
 * What keeps a workload at one pod whatever its owner does with its number of replicas, in a few words: a second
 * PostgreSQL would be another database, a second pod of a StatefulSet has a volume of its own, with other data in it, and
 * who recreates a pod that has a volume for itself has chosen the gap; so has who lets one go first that would work against
 * another one. Nothing where two may share the work.
 */
export function standsAlone(workload: Workload, world: World): string | undefined {
  const { application, identity, update } = workload;
  if (!isOne(workload)) return undefined;
  if (application?.alone) return application.name;
  const isReplacedFirst = update.way === 'recreate' || identity.kind === 'StatefulSet';
  if (isReplacedFirst && hasVolumeForItself(workload, world)) return identity.name;
  return isGoneBeforeNext(workload, world) ? identity.name : undefined;
}

/** The same of a pod whose successor may run beside it, but has to have the volume that it has for itself. */
export function keepsToItself(workload: Workload, world: World): string | undefined {
  return standsAlone(workload, world) ?? (holdsVolumeAlone(workload, world) ? workload.identity.name : undefined);
}

/** Whether it is one pod with a volume for itself: its successor has to wait until that is free, or shares it with it. */
export function holdsVolumeAlone(workload: Workload, world: World): boolean {
  return isOne(workload) && hasVolumeForItself(workload, world, ['persistentVolumeClaim']);
}

/**
 * Whether its only pod goes first at each release by its own strategy, while a Service leads to it and nothing that it has
 * keeps a second one away: the gap is chosen, and still a gap.
 */
export function isGoneByStrategy(workload: Workload, world: World): boolean {
  const { services, stated, update } = workload;
  const isChosen = update.way === 'recreate' && isOne(workload) && keepsToItself(workload, world) === undefined;
  return isChosen && !stated && services.length > 0 && isGapChosen(workload, world);
}

/** Whether it is one pod that serves, and nothing but its owner decides on that. */
function isOne(workload: Workload): boolean {
  const { replicas, serving } = workload;
  const isFixed = replicas.min === 1 && replicas.max === 1 && replicas.autoscaler === undefined;
  return isFixed && isReplicated(workload) && serving.length > 0;
}

function hasVolumeForItself(
  { podSpec, spec, identity: { namespace } }: Workload,
  world: World,
  sources: readonly string[] = ['persistentVolumeClaim', 'hostPath'],
): boolean {
  if (asArray(spec['volumeClaimTemplates']).length > 0) return true;
  return asArray(podSpec['volumes'])
    .map(asObject)
    .some((volume) => {
      const { persistentVolumeClaim: claim } = volume;
      if (claim === undefined || claim === null) return sources.some((source) => own(volume, source) !== undefined);
      const name = asString(asObject(claim)['claimName']) ?? '';
      const written = objectsNamed('PersistentVolumeClaim', namespace, name, world);
      return !written.some(({ object }) => isForMany(object));
    });
}
