import { livenessAsksOthers } from './probes/liveness-asks-others';
import { quorumSparesNone } from './disruption/quorum-spares-none';
import { databaseTagFloats } from './pods/database-tag-floats';
import { imageNameUnreadable } from './pods/image-name-unreadable';
import { dataStaysOnNode } from './pods/data-stays-on-node';
import { configRemoved } from './releases/config-removed';
import { rolloutRemoved } from './releases/rollout-removed';
import { loadBalancerBackendReplaced } from './releases/load-balancer-backend-replaced';
import { autoscalerMaximumLowered } from './releases/autoscaler-maximum-lowered';
import { dataGoesWithPod } from './pods/data-goes-with-pod';
import { referenceMissing } from './pods/reference-missing';
import { webhookBlocksPods } from './pods/webhook-blocks-pods';
import { networkPolicyShutsOut } from './routing/network-policy-shuts-out';
import { externalNameIsAddress } from './routing/external-name-is-address';
import { subsetUndefined } from './routing/subset-undefined';
import { loadBalancerWithoutTargets } from './routing/load-balancer-without-targets';
import { readinessGateUnset } from './probes/readiness-gate-unset';
import { stopSignalDropped } from './termination/stop-signal-dropped';
import { autoscalerGroupGone } from './replicas/autoscaler-group-gone';
import { budgetAllowsNone } from './disruption/budget-allows-none';
import { spreadBlocksDrain } from './disruption/spread-blocks-drain';
import { imageCutsRequests } from './termination/image-cuts-requests';
import { jobNeverEnds } from './jobs/job-never-ends';
import { scaledJobCutsJobs } from './jobs/scaled-job-cuts-jobs';
import { probeOutlastsTimeout } from './probes/probe-outlasts-timeout';
import { requestOutlivesReload } from './termination/request-outlives-reload';
import { budgetBreaksQuorum } from './disruption/budget-breaks-quorum';
import { partitionHoldsRollout } from './rollout/partition-holds-rollout';
import { apiVersionUnserved } from './refused/api-version-unserved';
import { autoscalerCannotMeasure } from './replicas/autoscaler-cannot-measure';
import { autoscalerFightsReplicas } from './replicas/autoscaler-fights-replicas';
import { autoscalerRefused } from './refused/autoscaler-refused';
import { autoscalerTargetsNothing } from './replicas/autoscaler-targets-nothing';
import { autoscalersCompete } from './replicas/autoscalers-compete';
import { budgetAllowsAll } from './disruption/budget-allows-all';
import { budgetBlocksDrain } from './disruption/budget-blocks-drain';
import { budgetDropsOldPods } from './releases/budget-drops-old-pods';
import { budgetKeepsBrokenPods } from './disruption/budget-keeps-broken-pods';
import { budgetMissing } from './disruption/budget-missing';
import { budgetRefused } from './refused/budget-refused';
import { budgetSelectsNothing } from './disruption/budget-selects-nothing';
import { budgetsOverlap } from './disruption/budgets-overlap';
import { containerRefused } from './refused/container-refused';
import { cronJobNeverStarts } from './jobs/cron-job-never-starts';
import { daemonSetSurgeBlocked } from './rollout/daemon-set-surge-blocked';
import { deploymentPaused } from './rollout/deployment-paused';
import { madeAnewByRelease } from './rollout/made-anew-by-release';
import { drainLimitTooShort } from './disruption/drain-limit-too-short';
import { drainOutrunsRouting } from './disruption/drain-outruns-routing';
import { duplicateIdentity } from './refused/duplicate-identity';
import { factUnreadable } from './refused/fact-unreadable';
import { fieldMistyped } from './refused/field-mistyped';
import { fieldUnknown } from './refused/field-unknown';
import { graceTooShort } from './termination/grace-too-short';
import { hostPortGap } from './disruption/host-port-gap';
import { hookRefused } from './refused/hook-refused';
import { immutableChanged } from './releases/immutable-changed';
import { ingressRefused } from './refused/ingress-refused';
import { jobDeadlineTooShort } from './jobs/job-deadline-too-short';
import { keptConnectionsCut } from './termination/kept-connections-cut';
import { jobStoppedCountsAsDone } from './jobs/job-stopped-counts-as-done';
import { cronJobReplacesRunning } from './jobs/cron-job-replaces-running';
import { jobEndsOnDrain } from './jobs/job-ends-on-drain';
import { jobRefused } from './refused/job-refused';
import { livenessBeforeReadiness } from './probes/liveness-before-readiness';
import { livenessUnproven } from './probes/liveness-unproven';
import { databaseProxyExitsFirst } from './termination/database-proxy-exits-first';
import { localhostExitsFirst } from './termination/localhost-exits-first';
import { meshProxyExitsFirst } from './termination/mesh-proxy-exits-first';
import { minReadyTooShort } from './rollout/min-ready-too-short';
import { nakedPod } from './replicas/naked-pod';
import { nodeLeavesSooner } from './disruption/node-leaves-sooner';
import { nodeLeftWithoutPod } from './disruption/node-left-without-pod';
import { objectRefused } from './refused/object-refused';
import { oldPodsStopEarly } from './releases/old-pods-stop-early';
import { postStartNeverRuns } from './termination/post-start-never-runs';
import { preStopNeverRuns } from './termination/pre-stop-never-runs';
import { preStopTooShort } from './termination/pre-stop-too-short';
import { preStopUnbounded } from './termination/pre-stop-unbounded';
import { preStopUnknown } from './termination/pre-stop-unknown';
import { probeAsksNode } from './probes/probe-asks-node';
import { probeChecksNothing } from './probes/probe-checks-nothing';
import { probeGraceCutsHook } from './termination/probe-grace-cuts-hook';
import { probeNeverRuns } from './probes/probe-never-runs';
import { probePortUnknown } from './probes/probe-port-unknown';
import { probeRefused } from './refused/probe-refused';
import { probeTimeoutExceedsPeriod } from './probes/probe-timeout-exceeds-period';
import { progressDeadlineTooShort } from './rollout/progress-deadline-too-short';
import { publishesNotReady } from './routing/publishes-not-ready';
import { quotaBlocksSurge } from './rollout/quota-blocks-surge';
import { readinessChecksNothing } from './probes/readiness-checks-nothing';
import { readinessMissing } from './probes/readiness-missing';
import { replicaSetAlone } from './replicas/replica-set-alone';
import { replicasReset } from './releases/replicas-reset';
import { requestOutlivesGrace } from './termination/request-outlives-grace';
import { rolloutBelowWanted } from './rollout/rollout-below-wanted';
import { rolloutRefused } from './refused/rollout-refused';
import { routeLeadsNowhere } from './routing/route-leads-nowhere';
import { routeRemoved } from './releases/route-removed';
import type { Rule } from './rule';
import { scalesToZero } from './replicas/scales-to-zero';
import { selectorNamesVersion } from './releases/selector-names-version';
import { selectorRefused } from './refused/selector-refused';
import { serviceDropsOldPods } from './releases/service-drops-old-pods';
import { serviceEntranceClosed } from './routing/service-entrance-closed';
import { serviceLosesPods } from './releases/service-loses-pods';
import { servicePortCut } from './routing/service-port-cut';
import { servicePortRemoved } from './releases/service-port-removed';
import { servicePortUnmatched } from './routing/service-port-unmatched';
import { serviceReachesJob } from './routing/service-reaches-job';
import { serviceRefused } from './refused/service-refused';
import { serviceRemoved } from './releases/service-removed';
import { serviceSelectsNothing } from './routing/service-selects-nothing';
import { sidecarEndsItself } from './termination/sidecar-ends-itself';
import { sidecarLeftNoTime } from './termination/sidecar-left-no-time';
import { sigtermSwallowed } from './termination/sigterm-swallowed';
import { singleReplica } from './replicas/single-replica';
import { startupTooShort } from './probes/startup-too-short';
import { statefulSetAlone } from './replicas/stateful-set-alone';
import { statefulSetServiceMissing } from './replicas/stateful-set-service-missing';
import { stopsBeforeProxy } from './termination/stops-before-proxy';
import { sidecarNeverEnds } from './rollout/sidecar-never-ends';
import { statefulSetTakesAll } from './rollout/stateful-set-takes-all';
import { surgeBlocked } from './rollout/surge-blocked';
import { surgeSharesVolume } from './rollout/surge-shares-volume';
import { trafficUnstated } from './routing/traffic-unstated';
import { workloadRenamed } from './releases/workload-renamed';

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
  selectorNamesVersion,
  serviceRefused,
  budgetRefused,
  autoscalerRefused,
  jobRefused,
  ingressRefused,
  objectRefused,
  // Facts, names, and what leads to what.
  factUnreadable,
  trafficUnstated,
  referenceMissing,
  imageNameUnreadable,
  webhookBlocksPods,
  duplicateIdentity,
  servicePortUnmatched,
  serviceSelectsNothing,
  networkPolicyShutsOut,
  externalNameIsAddress,
  routeLeadsNowhere,
  subsetUndefined,
  loadBalancerWithoutTargets,
  publishesNotReady,
  nodeLeftWithoutPod,
  serviceReachesJob,
  statefulSetServiceMissing,
  // Probes.
  readinessMissing,
  readinessGateUnset,
  readinessChecksNothing,
  startupTooShort,
  probePortUnknown,
  probeAsksNode,
  probeNeverRuns,
  livenessBeforeReadiness,
  livenessAsksOthers,
  probeTimeoutExceedsPeriod,
  probeOutlastsTimeout,
  probeChecksNothing,
  probeGraceCutsHook,
  livenessUnproven,
  // The stop.
  preStopNeverRuns,
  preStopUnknown,
  preStopTooShort,
  preStopUnbounded,
  graceTooShort,
  keptConnectionsCut,
  sigtermSwallowed,
  imageCutsRequests,
  sidecarEndsItself,
  sidecarLeftNoTime,
  stopSignalDropped,
  requestOutlivesGrace,
  requestOutlivesReload,
  drainLimitTooShort,
  drainOutrunsRouting,
  postStartNeverRuns,
  stopsBeforeProxy,
  databaseProxyExitsFirst,
  localhostExitsFirst,
  meshProxyExitsFirst,
  nodeLeavesSooner,
  // The rollout.
  dataGoesWithPod,
  dataStaysOnNode,
  databaseTagFloats,
  rolloutBelowWanted,
  statefulSetAlone,
  replicaSetAlone,
  deploymentPaused,
  madeAnewByRelease,
  partitionHoldsRollout,
  statefulSetTakesAll,
  surgeBlocked,
  surgeSharesVolume,
  quotaBlocksSurge,
  daemonSetSurgeBlocked,
  hostPortGap,
  minReadyTooShort,
  progressDeadlineTooShort,
  sidecarNeverEnds,
  autoscalerFightsReplicas,
  autoscalersCompete,
  autoscalerCannotMeasure,
  autoscalerTargetsNothing,
  autoscalerGroupGone,
  // Disruptions.
  nakedPod,
  singleReplica,
  scalesToZero,
  budgetMissing,
  budgetSelectsNothing,
  budgetAllowsAll,
  budgetBlocksDrain,
  budgetAllowsNone,
  budgetBreaksQuorum,
  quorumSparesNone,
  spreadBlocksDrain,
  budgetsOverlap,
  budgetKeepsBrokenPods,
  // Jobs.
  cronJobNeverStarts,
  jobNeverEnds,
  jobEndsOnDrain,
  jobDeadlineTooShort,
  cronJobReplacesRunning,
  jobStoppedCountsAsDone,
  scaledJobCutsJobs,
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
  loadBalancerBackendReplaced,
  configRemoved,
  rolloutRemoved,
  autoscalerMaximumLowered,
  oldPodsStopEarly,
];

// What these remember about an object is remembered once, since others come to them through this room.
export { releaseOf, type Release } from '../workload';
export { isGoneByStrategy, keepsToItself } from './support/replicas/stands-alone';
export { askedAgain, missesRequests } from './support/termination/asked-again';
export { newerThanAssumed, unreadableOf } from './support/refusals';
