/**
 * What Kubernetes says: defaults, limits, feature versions, the arithmetic of probes, rollouts, terminations and
 * disruption budgets, and what its controllers, the kubelet and kube-proxy do, step by step. Pure functions, each naming
 * where Kubernetes says so.
 */
export * from './probes/after-probe';
export * from './autoscaling/autoscaler-behavior';
export * from './autoscaling/autoscaler-limits';
export * from './jobs/cron-interval';
export * from './jobs/job-back-off';
export * from './restarts/back-off';
export * from './routing/categorize-endpoints';
export * from './rollout/compare-for-deletion';
export * from './readiness/container-readiness';
export {
  containersReadyCondition,
  type PodCondition,
  type ReportedContainer,
} from './readiness/containers-ready-condition';
export * from './restarts/crash-loop-back-off';
export * from './rollout/daemon-set-actions';
export * from './rollout/daemon-set-update-counts';
export * from './rollout/deployment-availability';
export * from './rollout/deployment-progress';
export * from './disruption/disrupted-pods';
export * from './disruption/disruption-budget';
export * from './disruption/drain-decision';
export * from './disruption/drain-retry';
export * from './termination/effective-grace-period';
export * from './routing/endpoint-conditions';
export * from './disruption/eviction-refusal';
export * from './disruption/eviction-verdict';
export * from './versions/features';
export * from './values/field-path';
export * from './values/path-below';
export { formatGoDuration } from './values/format-go-duration';
export * from './termination/grace-kept';
export * from './termination/graceful-delete';
export * from './readiness/is-pod-available';
export * from './termination/kill-grace-period';
export * from './termination/killed-at';
export * from './versions/kubernetes-version';
export * from './rollout/new-replica-set-replicas';
export * from './probes/is-loopback';
export * from './probes/next-probe';
export { asArray, asNumber, asObject, asString, asStrings, isObject, type Json, type JsonObject } from './values/json';
export { closest, didYouMean } from './values/did-you-mean';
export * from './values/max-of';
export * from './values/grouped';
export * from './values/own';
export { valueAt } from './values/value-at';
export * from './values/push-all';
export * from './probes/next-probe-turn';
export * from './nodes/node-loss';
export * from './nodes/toleration-of-lost-node';
export { parseGoDuration } from './values/parse-go-duration';
export * from './readiness/pod-ready-condition';
export * from './rollout/pods-to-delete';
export * from './probes/probe-bounds';
export * from './probes/probe-outcome';
export * from './probes/probe-step';
export { oncePer } from './routing/once-per';
export * from './probes/probe-timing';
export * from './probes/probe-worker';
export * from './rollout/reconcile-old-replica-sets';
export * from './termination/repeated-delete';
export * from './rollout/replica-set-change';
export * from './rollout/replica-set-fraction';
export * from './rollout/replica-set-status';
export * from './routing/resolve-container-port';
export * from './rollout/resolve-fenceposts';
export * from './restarts/restarts-after-exit';
export * from './rollout/rolling-update-step';
export * from './rollout/scale-replica-sets';
export * from './values/scaled-value';
export type { Seconds } from './values/seconds';
export * from './routing/selector-matches';
export * from './rollout/serving-floor';
export * from './termination/sidecar-turns';
export * from './rollout/slow-start-batch';
export { smallest } from './values/smallest';
export { isToBeReplaced } from './values/is-to-be-replaced';
export { hasPlaceholder } from './values/placeholder';
export { imageNameProblem } from './validation/image-name-problem';
export { sameJson } from './values/same-json';
export { isResourceList } from './values/is-resource-list';
export { withField } from './values/with-field';
export * from './termination/smallest-grace-for';
export * from './rollout/stateful-set-actions';
export * from './rollout/stateful-set-max-unavailable';
export * from './workload-defaults';
export { formatFieldError, isStructural, type FieldError, type FieldErrorType } from './validation/field-error';
export { API_CAPABILITIES } from './structure/api-capabilities';
export { kindStructure } from './structure/kind-structure';
export { isFieldName } from './structure/read-schema';
export { nearestName } from './structure/nearest-name';
export { formOfField } from './structure/form-of-field';
export { structOf } from './structure/read-schema';
export type { Struct, StructureType } from './structure/structure-type';
export { isKubernetesGroup, servedAs, validateServed } from './structure/validate-served';
export { whereFieldBelongs, type IntendedField } from './structure/where-field-belongs';
export { dnsSubdomainProblems } from './validation/values/dns-name-problems';
export { formatQuantity } from './validation/values/format-quantity';
export { quantityInThousandths } from './validation/values/quantity';
export { validateContainers } from './validation/containers/validate-containers';
export { validateDaemonSet } from './validation/workloads/validate-daemon-set';
export { validateDeployment } from './validation/workloads/validate-deployment';
export { validateHandler, PROBE_ACTIONS, type ActionRule } from './validation/containers/validate-handler';
export { validateHorizontalPodAutoscaler } from './validation/autoscaling/validate-horizontal-pod-autoscaler';
export { validateLabelSelector } from './validation/metadata/validate-label-selector';
export { validateLifecycle, validateLifecycleHandler } from './validation/containers/validate-lifecycle';
export { validateManifest } from './validation/validate-manifest';
export { refusedPods } from './validation/refused-pods';
export { validatePod } from './validation/pods/validate-pod';
export { validateDisruptionBudgetSpec, validatePodDisruptionBudget } from './validation/validate-pod-disruption-budget';
export { validatePodSpec } from './validation/pods/validate-pod-spec';
export type { PodContext } from './validation/pods/pod-context';
export { validateAnyProbe, validateProbe, type ProbeKind } from './validation/containers/validate-probe';
export { validateReadinessGates } from './validation/pods/validate-readiness-gates';
export {
  validateDaemonSetRollingUpdate,
  validateRollingUpdate,
  validateStatefulSetRollingUpdate,
} from './validation/workloads/validate-rolling-update';
export { validateService } from './validation/networking/validate-service';
export { validateSleepAction } from './validation/containers/validate-sleep-action';
export { validateStatefulSet } from './validation/workloads/validate-stateful-set';
export { validateTopologySpreadConstraints } from './validation/pods/validate-topology-spread-constraints';
export { cronScheduleProblem } from './validation/values/cron-schedule-problem';
export { timeZoneProblem } from './validation/values/time-zone-problem';
