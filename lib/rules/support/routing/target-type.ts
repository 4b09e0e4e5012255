import { awsTargetType, type Manifest, type World } from '../../../workload';
import { objectsNamed } from '../objects/objects-of';

/** What the targets of a load balancer of AWS are, as far as somebody has written it. */
export function targetType(route: Manifest, service: Manifest, world: World): 'ip' | 'instance' | undefined {
  // Kinds without a namespace count as if they were in the default one.
  return awsTargetType(route, service, (kind, name) => objectsNamed(kind, 'default', name, world)[0]);
}
