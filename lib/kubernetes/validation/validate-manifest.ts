import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from '../kubernetes-version';
import type { FieldError } from './field-error';
import { isObject, objectOf, textOf, type JsonObject } from './json';
import { validateDaemonSet } from './validate-daemon-set';
import { validateDeployment } from './validate-deployment';
import { validateHorizontalPodAutoscaler } from './validate-horizontal-pod-autoscaler';
import { validatePod } from './validate-pod';
import { validatePodDisruptionBudget } from './validate-pod-disruption-budget';
import { validateService } from './validate-service';
import { validateStatefulSet } from './validate-stateful-set';

type KindRule = (object: JsonObject, version: KubernetesVersion) => readonly FieldError[];

const KINDS: ReadonlyMap<string, KindRule> = new Map<string, KindRule>([
  ['Pod', validatePod],
  ['Deployment', validateDeployment],
  ['StatefulSet', validateStatefulSet],
  ['DaemonSet', validateDaemonSet],
  ['PodDisruptionBudget', validatePodDisruptionBudget],
  ['HorizontalPodAutoscaler', validateHorizontalPodAutoscaler],
  ['Service', validateService],
]);

/** The API groups of these kinds. A Service of Knative is not Kubernetes' own. */
const GROUPS = /^(v1|(apps|policy|autoscaling)\/[^/]+)$/;

/**
 * Why the API server refuses an object, in the order in which it says so; empty when it does not. The object is taken
 * as it stands in the manifest, before defaults. Unknown fields and values of a wrong type are not looked at, nor is
 * anything of other kinds.
 *
 * @param object any value; what is no object has no errors
 * @param version the version of the API server. Default: `DEFAULT_KUBERNETES_VERSION`
 * @see staging/src/k8s.io/apiserver/pkg/registry/rest/create.go BeforeCreate
 */
export function validateManifest(
  object: unknown,
  version: KubernetesVersion = DEFAULT_KUBERNETES_VERSION,
): readonly FieldError[] {
  const { apiVersion, kind } = objectOf(object);
  const rule = GROUPS.test(textOf(apiVersion)) ? KINDS.get(textOf(kind)) : undefined;
  return isObject(object) && rule ? rule(object, version) : [];
}
