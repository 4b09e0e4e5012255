import { asObject, canaryOf, type Workload, type World } from '../../../workload';

/**
 * Whether a Canary of Flagger has its replicas counted by an autoscaler that it names: the pods that serve are those of a
 * copy, which that autoscaler scales as well, and the workload itself goes to zero. Its own number says nothing.
 *
 * @see https://docs.flagger.app/usage/how-it-works#canary-target
 */
export function isCountedByCanary(workload: Workload, world: World): boolean {
  const canary = canaryOf(workload, world);
  return asObject(asObject(canary?.object['spec'])['autoscalerRef'])['name'] !== undefined;
}
