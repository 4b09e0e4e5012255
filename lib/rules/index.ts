import { apiVersionUnserved } from './api-version-unserved';
import { autoscalerCannotMeasure } from './autoscaler-cannot-measure';
import { autoscalerFightsReplicas } from './autoscaler-fights-replicas';
import { autoscalerRefused } from './autoscaler-refused';
import { autoscalerTargetsNothing } from './autoscaler-targets-nothing';
import { autoscalersCompete } from './autoscalers-compete';
import { budgetAllowsAll } from './budget-allows-all';
import { budgetBlocksDrain } from './budget-blocks-drain';
import { budgetDropsOldPods } from './budget-drops-old-pods';
import { budgetKeepsBrokenPods } from './budget-keeps-broken-pods';
import { budgetMissing } from './budget-missing';
import { budgetRefused } from './budget-refused';
import { budgetSelectsNothing } from './budget-selects-nothing';
import { budgetsOverlap } from './budgets-overlap';
import { containerRefused } from './container-refused';
import { cronJobNeverStarts } from './cron-job-never-starts';
import { daemonSetSurgeBlocked } from './daemon-set-surge-blocked';
import { deploymentPaused } from './deployment-paused';
import { drainLimitTooShort } from './drain-limit-too-short';
import { drainOutrunsRouting } from './drain-outruns-routing';
import { duplicateIdentity } from './duplicate-identity';
import { factUnreadable } from './fact-unreadable';
import { fieldMistyped } from './field-mistyped';
import { fieldUnknown } from './field-unknown';
import { graceTooShort } from './grace-too-short';
import { hookRefused } from './hook-refused';
import { immutableChanged } from './immutable-changed';
import { ingressRefused } from './ingress-refused';
import { jobDeadlineTooShort } from './job-deadline-too-short';
import { jobEndsOnDrain } from './job-ends-on-drain';
import { jobRefused } from './job-refused';
import { livenessBeforeReadiness } from './liveness-before-readiness';
import { livenessUnproven } from './liveness-unproven';
import { meshProxyExitsFirst } from './mesh-proxy-exits-first';
import { minReadyTooShort } from './min-ready-too-short';
import { nakedPod } from './naked-pod';
import { nodeLeavesSooner } from './node-leaves-sooner';
import { nodeLeftWithoutPod } from './node-left-without-pod';
import { objectRefused } from './object-refused';
import { oldPodsStopEarly } from './old-pods-stop-early';
import { postStartNeverRuns } from './post-start-never-runs';
import { preStopNeverRuns } from './pre-stop-never-runs';
import { preStopTooShort } from './pre-stop-too-short';
import { preStopUnbounded } from './pre-stop-unbounded';
import { preStopUnknown } from './pre-stop-unknown';
import { probeAsksNode } from './probe-asks-node';
import { probeChecksNothing } from './probe-checks-nothing';
import { probeGraceCutsHook } from './probe-grace-cuts-hook';
import { probeNeverRuns } from './probe-never-runs';
import { probePortUnknown } from './probe-port-unknown';
import { probeRefused } from './probe-refused';
import { probeTimeoutExceedsPeriod } from './probe-timeout-exceeds-period';
import { progressDeadlineTooShort } from './progress-deadline-too-short';
import { publishesNotReady } from './publishes-not-ready';
import { quotaBlocksSurge } from './quota-blocks-surge';
import { readinessChecksNothing } from './readiness-checks-nothing';
import { readinessMissing } from './readiness-missing';
import { replicaSetAlone } from './replica-set-alone';
import { replicasReset } from './replicas-reset';
import { requestOutlivesGrace } from './request-outlives-grace';
import { rolloutBelowWanted } from './rollout-below-wanted';
import { rolloutRefused } from './rollout-refused';
import { routeLeadsNowhere } from './route-leads-nowhere';
import { routeRemoved } from './route-removed';
import type { Rule } from './rule';
import { scalesToZero } from './scales-to-zero';
import { selectorRefused } from './selector-refused';
import { serviceDropsOldPods } from './service-drops-old-pods';
import { serviceEntranceClosed } from './service-entrance-closed';
import { serviceLosesPods } from './service-loses-pods';
import { servicePortCut } from './service-port-cut';
import { servicePortRemoved } from './service-port-removed';
import { servicePortUnmatched } from './service-port-unmatched';
import { serviceReachesJob } from './service-reaches-job';
import { serviceRefused } from './service-refused';
import { serviceRemoved } from './service-removed';
import { serviceSelectsNothing } from './service-selects-nothing';
import { sigtermSwallowed } from './sigterm-swallowed';
import { singleReplica } from './single-replica';
import { startupTooShort } from './startup-too-short';
import { statefulSetAlone } from './stateful-set-alone';
import { statefulSetServiceMissing } from './stateful-set-service-missing';
import { stopsBeforeProxy } from './stops-before-proxy';
import { surgeBlocked } from './surge-blocked';
import { surgeSharesVolume } from './surge-shares-volume';
import { workloadRenamed } from './workload-renamed';

/** All rules, by topic. */
export const RULES: readonly Rule[] = [
  // What the API server refuses.
  apiVersionUnserved,
  fieldMistyped,
  fieldUnknown,
  probeRefused,
  hookRefused,
  containerRefused,
  rolloutRefused,
  selectorRefused,
  serviceRefused,
  budgetRefused,
  autoscalerRefused,
  jobRefused,
  ingressRefused,
  objectRefused,
  // Facts, names, and what leads to what.
  factUnreadable,
  duplicateIdentity,
  servicePortUnmatched,
  serviceSelectsNothing,
  routeLeadsNowhere,
  publishesNotReady,
  nodeLeftWithoutPod,
  serviceReachesJob,
  statefulSetServiceMissing,
  // Probes.
  readinessMissing,
  readinessChecksNothing,
  startupTooShort,
  probePortUnknown,
  probeAsksNode,
  probeNeverRuns,
  livenessBeforeReadiness,
  probeTimeoutExceedsPeriod,
  probeChecksNothing,
  probeGraceCutsHook,
  livenessUnproven,
  // The stop.
  preStopNeverRuns,
  preStopUnknown,
  preStopTooShort,
  preStopUnbounded,
  graceTooShort,
  sigtermSwallowed,
  requestOutlivesGrace,
  drainLimitTooShort,
  drainOutrunsRouting,
  postStartNeverRuns,
  stopsBeforeProxy,
  meshProxyExitsFirst,
  nodeLeavesSooner,
  // The rollout.
  rolloutBelowWanted,
  statefulSetAlone,
  replicaSetAlone,
  deploymentPaused,
  surgeBlocked,
  surgeSharesVolume,
  quotaBlocksSurge,
  daemonSetSurgeBlocked,
  minReadyTooShort,
  progressDeadlineTooShort,
  autoscalerFightsReplicas,
  autoscalersCompete,
  autoscalerCannotMeasure,
  autoscalerTargetsNothing,
  // Disruptions.
  nakedPod,
  singleReplica,
  scalesToZero,
  budgetMissing,
  budgetSelectsNothing,
  budgetAllowsAll,
  budgetBlocksDrain,
  budgetsOverlap,
  budgetKeepsBrokenPods,
  // Jobs.
  cronJobNeverStarts,
  jobEndsOnDrain,
  jobDeadlineTooShort,
  // From one release to the next.
  immutableChanged,
  replicasReset,
  workloadRenamed,
  serviceDropsOldPods,
  serviceLosesPods,
  servicePortCut,
  servicePortRemoved,
  serviceRemoved,
  serviceEntranceClosed,
  budgetDropsOldPods,
  routeRemoved,
  oldPodsStopEarly,
];
