import { groupOf, knownKind, type Manifest } from '../../../workload';

/**
 * Whether an object is a custom resource, which has a controller of its own. Groups of Kubernetes' own end in `.k8s.io`;
 * what is read here makes no objects of other names.
 */
export function isCustom({ object }: Manifest): boolean {
  const group = groupOf(String(object['apiVersion'] ?? ''));
  const isKubernetes = group.endsWith('.k8s.io') && group !== OLD_CERT_MANAGER;
  return group.includes('.') && !isKubernetes && knownKind(object) === undefined;
}

/** What cert-manager was called by before version 0.11. */
const OLD_CERT_MANAGER = 'certmanager.k8s.io';
