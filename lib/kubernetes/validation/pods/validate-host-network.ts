import type { FieldPath } from '../../values/field-path';
import { invalid, type FieldError } from '../field-error';
import { listOf, numberOf, objectOf } from '../values/json';

/**
 * On the node's network a container's port is the node's, so the two may not differ. An absent `hostPort` is filled in.
 *
 * @see pkg/apis/core/validation/validation.go validatePodHostNetworkDeps
 */
export function validateHostNetwork(podSpec: unknown, path: FieldPath): readonly FieldError[] {
  const { hostNetwork, containers } = objectOf(podSpec);
  if (hostNetwork !== true) return [];
  return listOf(containers).flatMap((container, position) =>
    listOf(objectOf(container)['ports']).flatMap((port, index) => {
      const { hostPort, containerPort } = objectOf(port);
      const [onHost, inContainer] = [numberOf(hostPort), numberOf(containerPort)];
      if (onHost === 0 || onHost === inContainer || Number.isNaN(onHost + inContainer)) return [];
      const at = [...path, 'containers', position, 'ports', index, 'hostPort'];
      return [invalid(at, onHost, 'must match `containerPort` when `hostNetwork` is true')];
    }),
  );
}
