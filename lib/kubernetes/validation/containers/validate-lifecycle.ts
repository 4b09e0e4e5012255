import { supports } from '../../versions/features';
import type { FieldPath } from '../../values/field-path';
import type { KubernetesVersion } from '../../versions/kubernetes-version';
import type { Seconds } from '../../values/seconds';
import type { FieldError } from '../field-error';
import { isObject, objectOf } from '../values/json';
import { PROBE_ACTIONS, validateHandler, type ActionRule } from './validate-handler';
import { validateSleepAction } from './validate-sleep-action';
import { own } from '../../values/own';

/**
 * One hook of a container: an exec, an httpGet, a tcpSocket (which never succeeds, but is accepted) or a sleep. Before
 * the feature `sleep-hook` the API server drops `sleep`, so that a hook of nothing else has no handler and is refused.
 *
 * @param handler the hook's mapping
 * @param grace the pod's `terminationGracePeriodSeconds`
 * @see pkg/apis/core/validation/validation.go validateHandler
 */
export function validateLifecycleHandler(
  handler: unknown,
  grace: Seconds,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const { exec, httpGet, tcpSocket } = PROBE_ACTIONS;
  const sleep: ActionRule = (action, at) => validateSleepAction(action, grace, supports(version, 'zero-sleep'), at);
  const actions = { exec, httpGet, tcpSocket };
  return validateHandler(handler, supports(version, 'sleep-hook') ? { ...actions, sleep } : actions, path);
}

/**
 * The hooks of a container. `stopSignal` is dropped up to Kubernetes 1.36 (its feature gate is off by default).
 *
 * @param lifecycle the container's `lifecycle`; absent is valid
 * @see pkg/apis/core/validation/validation.go validateLifecycle
 */
export function validateLifecycle(
  lifecycle: unknown,
  grace: Seconds,
  version: KubernetesVersion,
  path: FieldPath,
): readonly FieldError[] {
  const hooks = objectOf(lifecycle);
  return ['postStart', 'preStop']
    .filter((hook) => isObject(own(hooks, hook)))
    .flatMap((hook) => validateLifecycleHandler(own(hooks, hook), grace, version, [...path, hook]));
}
