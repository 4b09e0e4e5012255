import { supports } from '../../versions/features';
import type { FieldPath } from '../../values/field-path';
import { isAtLeast, type KubernetesVersion } from '../../versions/kubernetes-version';
import { allErrors } from '../all-errors';
import { forbidden, notSupported, required, type FieldError } from '../field-error';
import { isObject, isSet, listOf, objectOf, textOf, type JsonObject } from '../values/json';

/** From this version on the API server drops a policy that it does not know yet, instead of refusing it. */
const POLICY_IS_DROPPED_FROM: KubernetesVersion = '1.34';

/**
 * Whether an init container is a sidecar: it starts before the others and stops after them.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
 */
export function isSidecar(container: JsonObject, version: KubernetesVersion): boolean {
  return supports(version, 'native-sidecars') && container['restartPolicy'] === 'Always';
}

/**
 * The restart policy that an init container has for itself.
 *
 * @see pkg/apis/core/validation/validation.go validateInitContainerRestartPolicy
 */
export function validateInitRestartPolicy(
  container: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const policy = container['restartPolicy'];
  if (supports(version, 'container-restart-rules')) return validateOwnOfInit(container, version, path);
  const isChecked = supports(version, 'native-sidecars') && !isAtLeast(version, POLICY_IS_DROPPED_FROM);
  if (!isChecked || !isSet(policy) || policy === 'Always') return [];
  return [notSupported([...path, 'restartPolicy'], policy, ['Always'])];
}

/**
 * The restart policy that a container has for itself: none before Kubernetes 1.35.
 *
 * @see pkg/apis/core/validation/validation.go validateContainers
 */
export function validateRestartPolicyOfContainer(
  container: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  if (supports(version, 'container-restart-rules')) return validateOwnRestartPolicy(container, version, path);
  if (isAtLeast(version, POLICY_IS_DROPPED_FROM) || !isSet(container['restartPolicy'])) return [];
  return [forbidden([...path, 'restartPolicy'], 'may not be set for non-init containers')];
}

/** Without a policy an init container's rules are not looked at; those of a sidecar are for Kubernetes 1.36 and newer. */
function validateOwnOfInit(container: JsonObject, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const { restartPolicy, restartPolicyRules } = container;
  const hasRules = listOf(restartPolicyRules).length > 0;
  const errors = validateOwnRestartPolicy(container, version, path);
  if (!isSet(restartPolicy)) return errors.slice(0, 1);
  if (restartPolicy !== 'Always' || isAtLeast(version, '1.36')) return errors;
  const detail = 'restartPolicyRules are not allowed for init containers with restart policy Always';
  return hasRules ? [forbidden([...path, 'restartPolicyRules'], detail)] : [];
}

/** @see pkg/apis/core/validation/validation.go validateContainerRestartPolicy */
function validateOwnRestartPolicy(
  { restartPolicy, restartPolicyRules }: JsonObject,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const rules = listOf(restartPolicyRules);
  const ofRules = rules.flatMap((rule, index) => validateRule(rule, version, [...path, 'restartPolicyRules', index]));
  const policyPath = [...path, 'restartPolicy'];
  if (!isSet(restartPolicy)) {
    return rules.length === 0
      ? []
      : [required(policyPath, 'must specify restartPolicy when restart rules are used'), ...ofRules];
  }
  const known = ['Always', 'Never', 'OnFailure'];
  const ofPolicy = known.includes(textOf(restartPolicy)) ? [] : [notSupported(policyPath, restartPolicy, known)];
  return allErrors(ofPolicy, ofRules);
}

function validateRule(rule: unknown, version: KubernetesVersion, path: FieldPath): readonly FieldError[] {
  const { action, exitCodes } = objectOf(rule);
  const actions = isAtLeast(version, '1.36') ? ['Restart', 'RestartAllContainers'] : ['Restart'];
  const operators = ['In', 'NotIn'];
  const operator = textOf(objectOf(exitCodes)['operator']);
  return allErrors(
    actions.includes(textOf(action)) ? [] : [notSupported([...path, 'action'], textOf(action), actions)],
    isObject(exitCodes) ? [] : [required([...path, 'exitCodes'], 'must be specified')],
    isObject(exitCodes) && !operators.includes(operator)
      ? [notSupported([...path, 'exitCodes', 'operator'], operator, operators)]
      : [],
  );
}
