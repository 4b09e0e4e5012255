import { groupOf, knownKind, type Manifest } from '../../../workload';

/**
 * Whether an object is a custom resource, which has a controller of its own. Groups of Kubernetes' own end in `.k8s.io`;
 * what is read here makes no objects of other names.
 */
export function isCustom({ object }: Manifest): boolean {
  const group = groupOf(String(object['apiVersion'] ?? ''));
  return group.includes('.') && !group.endsWith('.k8s.io') && knownKind(object) === undefined;
}
