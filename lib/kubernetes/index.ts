/**
 * What Kubernetes says: defaults, limits, feature versions, the arithmetic of probes, rollouts, terminations and
 * disruption budgets, and what its controllers, the kubelet and kube-proxy do, step by step. Pure functions, each naming
 * where Kubernetes says so.
 */
export * from './after-probe';
export * from './autoscaler-behavior';
export * from './autoscaler-limits';
export * from './back-off';
export * from './categorize-endpoints';
export * from './compare-for-deletion';
export * from './container-readiness';
export { containersReadyCondition, type PodCondition, type ReportedContainer } from './containers-ready-condition';
export * from './crash-loop-back-off';
export * from './daemon-set-actions';
export * from './daemon-set-update-counts';
export * from './deployment-availability';
export * from './deployment-progress';
export * from './disrupted-pods';
export * from './disruption-budget';
export * from './drain-decision';
export * from './drain-retry';
export * from './effective-grace-period';
export * from './endpoint-conditions';
export * from './eviction-refusal';
export * from './eviction-verdict';
export * from './features';
export * from './field-path';
export { formatGoDuration } from './format-go-duration';
export * from './graceful-delete';
export * from './is-pod-available';
export * from './kill-grace-period';
export * from './killed-at';
export * from './kubernetes-version';
export * from './new-replica-set-replicas';
export * from './next-probe';
export { asArray, asNumber, asObject, asString, asStrings, isObject, type Json, type JsonObject } from './json';
export * from './next-probe-turn';
export * from './node-loss';
export * from './toleration-of-lost-node';
export { parseGoDuration } from './parse-go-duration';
export * from './pod-ready-condition';
export * from './pods-to-delete';
export * from './probe-bounds';
export * from './probe-outcome';
export * from './probe-step';
export { oncePer } from './once-per';
export * from './probe-timing';
export * from './probe-worker';
export * from './reconcile-old-replica-sets';
export * from './repeated-delete';
export * from './replica-set-change';
export * from './replica-set-fraction';
export * from './replica-set-status';
export * from './resolve-container-port';
export * from './resolve-fenceposts';
export * from './restarts-after-exit';
export * from './rolling-update-step';
export * from './scale-replica-sets';
export * from './scaled-value';
export type { Seconds } from './seconds';
export * from './selector-matches';
export * from './serving-floor';
export * from './sidecar-turns';
export * from './slow-start-batch';
export { smallest } from './smallest';
export * from './smallest-grace-for';
export * from './stateful-set-actions';
export * from './stateful-set-max-unavailable';
export * from './workload-defaults';
export { formatFieldError, isStructural, type FieldError, type FieldErrorType } from './validation/field-error';
export { nearestName } from './structure/nearest-name';
export { servedAs } from './structure/validate-served';
export { whereFieldBelongs, type IntendedField } from './structure/where-field-belongs';
export { formatQuantity } from './validation/format-quantity';
export { quantityInThousandths } from './validation/quantity';
export { validateContainers } from './validation/validate-containers';
export { validateDaemonSet } from './validation/validate-daemon-set';
export { validateDeployment } from './validation/validate-deployment';
export { validateHandler, PROBE_ACTIONS, type ActionRule } from './validation/validate-handler';
export { validateHorizontalPodAutoscaler } from './validation/validate-horizontal-pod-autoscaler';
export { validateLabelSelector } from './validation/validate-label-selector';
export { validateLifecycle, validateLifecycleHandler } from './validation/validate-lifecycle';
export { validateManifest } from './validation/validate-manifest';
export { validatePod } from './validation/validate-pod';
export { validateDisruptionBudgetSpec, validatePodDisruptionBudget } from './validation/validate-pod-disruption-budget';
export { validatePodSpec } from './validation/validate-pod-spec';
export type { PodContext } from './validation/pod-context';
export { validateAnyProbe, validateProbe, type ProbeKind } from './validation/validate-probe';
export { validateReadinessGates } from './validation/validate-readiness-gates';
export {
  validateDaemonSetRollingUpdate,
  validateRollingUpdate,
  validateStatefulSetRollingUpdate,
} from './validation/validate-rolling-update';
export { validateService } from './validation/validate-service';
export { validateSleepAction } from './validation/validate-sleep-action';
export { validateStatefulSet } from './validation/validate-stateful-set';
export { validateTopologySpreadConstraints } from './validation/validate-topology-spread-constraints';
