import { asObject, groupOf, type Workload, type World } from '../../../workload';
import { objectsOf } from '../objects/objects-of';

/**
 * Whether a Canary of Flagger has its replicas counted by an autoscaler that it names: the pods that serve are those of a
 * copy, which that autoscaler scales as well, and the workload itself goes to zero. Its own number says nothing.
 *
 * @see https://docs.flagger.app/usage/how-it-works#canary-target
 */
export function isCountedByCanary({ identity: { kind, name, namespace } }: Workload, world: World): boolean {
  return objectsOf('Canary', namespace, world).some(({ object }) => {
    const { targetRef, autoscalerRef } = asObject(object['spec']);
    const target = asObject(targetRef);
    const isFlagger = groupOf(String(object['apiVersion'])) === 'flagger.app';
    return (
      isFlagger && target['kind'] === kind && target['name'] === name && asObject(autoscalerRef)['name'] !== undefined
    );
  });
}
