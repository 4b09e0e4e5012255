import type { FieldPath } from '../../values/field-path';
import { allErrors } from '../all-errors';
import { duplicate, invalid, notSupported, required, type FieldError } from '../field-error';
import { listOf, objectOf, textOf } from '../values/json';
import type { PodContext } from '../pods/pod-context';
import { isAtLeast } from '../../versions/kubernetes-version';

const RESOURCES = ['cpu', 'memory'];
const POLICIES = ['NotRequired', 'RestartContainer'];

/**
 * Whether a container is restarted when its resources change. Before Kubernetes 1.33 the API server drops it.
 *
 * @see pkg/apis/core/validation/validation.go validateResizePolicy
 */
export function validateResizePolicy(policies: unknown, context: PodContext, path: FieldPath): readonly FieldError[] {
  if (!isAtLeast(context.version, '1.33')) return [];
  const names = listOf(policies).map((policy) => textOf(objectOf(policy)['resourceName']));
  return listOf(policies).flatMap((entry, index) => {
    const policy = textOf(objectOf(entry)['restartPolicy']);
    const name = names[index] ?? '';
    const isRestarted = context.restartPolicy === 'Never' && policy !== 'NotRequired';
    return allErrors(
      names.indexOf(name) < index ? [duplicate([...path, index], name)] : [],
      validateOneOf(name, RESOURCES, path),
      validateOneOf(policy, POLICIES, path),
      isRestarted ? [invalid(path, policy, "must be 'NotRequired' when `restartPolicy` is 'Never'")] : [],
    );
  });
}

function validateOneOf(value: string, choices: readonly string[], path: FieldPath): readonly FieldError[] {
  if (value === '') return [required(path)];
  return choices.includes(value) ? [] : [notSupported(path, value, choices)];
}
