import { DEFAULT_KUBERNETES_VERSION, type KubernetesVersion } from '../versions/kubernetes-version';
import { validateServed } from '../structure/validate-served';
import { validateStructure } from '../structure/validate-structure';
import { allErrors } from './all-errors';
import type { FieldError } from './field-error';
import { isObject, objectOf, textOf, type JsonObject } from './values/json';
import { consequencesOf } from './is-consequence';
import { validateConfigMap, validateSecret } from './validate-config';
import { validateCronJob } from './workloads/validate-cron-job';
import { validateDaemonSet } from './workloads/validate-daemon-set';
import { validateDeployment } from './workloads/validate-deployment';
import { validateHorizontalPodAutoscaler } from './autoscaling/validate-horizontal-pod-autoscaler';
import { validateIngress } from './networking/validate-ingress';
import { validateJob } from './workloads/validate-job';
import {
  validateNamespace,
  validatePersistentVolumeClaim,
  validatePodTemplateObject,
  validateServiceAccount,
} from './metadata/validate-named-object';
import { validateNetworkPolicy } from './networking/validate-network-policy';
import { validatePod } from './pods/validate-pod';
import { validatePodDisruptionBudget } from './validate-pod-disruption-budget';
import { validateReplicaSet, validateReplicationController } from './workloads/validate-replica-set';
import { validateNonNegative } from './values/validate-number';
import { validateService } from './networking/validate-service';
import { validateStatefulSet } from './workloads/validate-stateful-set';

type KindRule = (object: JsonObject, version: KubernetesVersion) => readonly FieldError[];

/** The rules of the kinds. A Service of Knative is not Kubernetes' own, so the group counts. */
const KINDS: ReadonlyMap<string, KindRule> = new Map<string, KindRule>([
  ['v1 Pod', validatePod],
  ['apps/v1 Deployment', validateDeployment],
  ['apps/v1 StatefulSet', validateStatefulSet],
  ['apps/v1 DaemonSet', validateDaemonSet],
  ['policy/v1 PodDisruptionBudget', validatePodDisruptionBudget],
  ['autoscaling/v1 HorizontalPodAutoscaler', validateHorizontalPodAutoscaler],
  ['autoscaling/v2 HorizontalPodAutoscaler', validateHorizontalPodAutoscaler],
  ['v1 Service', validateService],
  ['apps/v1 ReplicaSet', validateReplicaSet],
  ['v1 ReplicationController', validateReplicationController],
  ['batch/v1 Job', validateJob],
  ['batch/v1 CronJob', validateCronJob],
  ['networking.k8s.io/v1 Ingress', validateIngress],
  ['networking.k8s.io/v1 NetworkPolicy', validateNetworkPolicy],
  ['v1 ConfigMap', validateConfigMap],
  ['v1 Secret', validateSecret],
  ['v1 Namespace', validateNamespace],
  ['v1 ServiceAccount', validateServiceAccount],
  ['v1 PersistentVolumeClaim', validatePersistentVolumeClaim],
  ['v1 PodTemplate', validatePodTemplateObject],
]);

/** Kinds whose generation is the user's. That of all others begins at one, whatever the manifest says. */
const KEEPING_GENERATION: ReadonlySet<string> = new Set([
  ...['ConfigMap', 'HorizontalPodAutoscaler', 'Namespace', 'PersistentVolumeClaim', 'Secret', 'Service'],
  'ServiceAccount',
]);

/**
 * Why the API server refuses an object, in the order in which it says so; empty when it does not. The object is taken
 * as it stands in the manifest, before defaults. Of kinds that are not Kubernetes' own nothing is known.
 *
 * The server stops where it cannot read the object: it would name only the first value of a wrong type, or only the
 * fields that do not exist. Here everything that is independently wrong is told in one go, that first.
 *
 * @param object any value; what is no object has no errors
 * @param version the version of the API server. Default: `DEFAULT_KUBERNETES_VERSION`
 * @see staging/src/k8s.io/apiserver/pkg/endpoints/handlers/create.go createHandler
 */
export function validateManifest(
  object: unknown,
  version: KubernetesVersion = DEFAULT_KUBERNETES_VERSION,
): readonly FieldError[] {
  if (!isObject(object)) return [];
  const unserved = validateServed(object);
  if (unserved.length > 0) return unserved;
  const structural = validateStructure(object, version);
  const semantic = validateValues(object, version);
  if (structural.length === 0) return semantic;
  const isConsequence = consequencesOf(structural);
  return allErrors(
    structural,
    semantic.filter((error) => !isConsequence(error)),
  );
}

function validateValues(object: JsonObject, version: KubernetesVersion): readonly FieldError[] {
  const { apiVersion, kind, metadata } = objectOf(object);
  const ofKind = KINDS.get(`${textOf(apiVersion)} ${textOf(kind)}`)?.(object, version) ?? [];
  if (!KEEPING_GENERATION.has(textOf(kind))) return ofKind;
  return allErrors(ofKind, validateNonNegative(objectOf(metadata)['generation'], ['metadata', 'generation']));
}
