import { comesBackSealed, type Workload, type World } from '../../workload';
import type { PodModel } from './pod-model';

/** What a Vault waits for that has been started again. */
export const UNSEALED = 'it is sealed, and answers nothing before somebody unseals it';

/** The pod of a Vault that nothing unseals: each that starts waits for a person, whenever that comes. */
export function withSeal(pod: PodModel, workload: Workload, world: World): PodModel {
  if (workload.application?.name !== 'Vault' || comesBackSealed(workload, world) !== 'sealed') return pod;
  const containers = pod.containers.map((one, index) =>
    pod.serving.includes(index)
      ? { ...one, application: { ...one.application, servesAfter: Infinity, waitsFor: UNSEALED } }
      : one,
  );
  return { ...pod, containers };
}
