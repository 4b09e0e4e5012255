import { asArray, asObject, asString, type Json, type Workload, type World } from '../../../workload';
import { objectsNamed } from '../objects/objects-of';
import { isReplicated } from '../rollout/replica-counts';

/**
 * What keeps a workload at one pod whatever its owner does with its number of replicas, in a few words: a second
 * PostgreSQL would be another database, and who recreates a pod that has a volume for itself has chosen the gap.
 * Nothing where two may share the work.
 */
export function standsAlone(workload: Workload, world: World): string | undefined {
  const { application, replicas, serving, update } = workload;
  const isOne = replicas.min === 1 && replicas.max === 1 && replicas.autoscaler === undefined;
  if (!isOne || !isReplicated(workload) || serving.length === 0) return undefined;
  if (application?.alone) return application.name;
  return update.way === 'recreate' && hasVolumeForItself(workload, world) ? workload.identity.name : undefined;
}

function hasVolumeForItself({ podSpec, identity: { namespace } }: Workload, world: World): boolean {
  return asArray(podSpec['volumes']).some((volume) => {
    const { persistentVolumeClaim: claim, hostPath } = asObject(volume);
    if (claim === undefined) return hostPath !== undefined;
    const name = asString(asObject(claim)['claimName']) ?? '';
    const written = objectsNamed('PersistentVolumeClaim', namespace, name, world);
    return !written.some(({ object }) => isForMany(asObject(object['spec'])['accessModes']));
  });
}

function isForMany(modes: Json | undefined): boolean {
  return asArray(modes).includes('ReadWriteMany');
}
