import { apiVersionUnserved } from './api-version-unserved';
import { autoscalerFightsReplicas } from './autoscaler-fights-replicas';
import { autoscalerRefused } from './autoscaler-refused';
import { budgetBlocksDrain } from './budget-blocks-drain';
import { budgetKeepsBrokenPods } from './budget-keeps-broken-pods';
import { budgetMissing } from './budget-missing';
import { budgetRefused } from './budget-refused';
import { budgetsOverlap } from './budgets-overlap';
import { containerRefused } from './container-refused';
import { duplicateIdentity } from './duplicate-identity';
import { factUnreadable } from './fact-unreadable';
import { fieldMistyped } from './field-mistyped';
import { fieldUnknown } from './field-unknown';
import { graceTooShort } from './grace-too-short';
import { hookRefused } from './hook-refused';
import { livenessBeforeReadiness } from './liveness-before-readiness';
import { minReadyTooShort } from './min-ready-too-short';
import { postStartNeverRuns } from './post-start-never-runs';
import { preStopNeverRuns } from './pre-stop-never-runs';
import { preStopTooShort } from './pre-stop-too-short';
import { preStopUnbounded } from './pre-stop-unbounded';
import { preStopUnknown } from './pre-stop-unknown';
import { probePortUnknown } from './probe-port-unknown';
import { probeRefused } from './probe-refused';
import { probeTimeoutExceedsPeriod } from './probe-timeout-exceeds-period';
import { progressDeadlineTooShort } from './progress-deadline-too-short';
import { readinessMissing } from './readiness-missing';
import { rolloutBelowWanted } from './rollout-below-wanted';
import { rolloutRefused } from './rollout-refused';
import type { Rule } from './rule';
import { selectorRefused } from './selector-refused';
import { servicePortUnmatched } from './service-port-unmatched';
import { serviceRefused } from './service-refused';
import { singleReplica } from './single-replica';
import { startupTooShort } from './startup-too-short';
import { surgeBlocked } from './surge-blocked';

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
  // Facts and names.
  factUnreadable,
  duplicateIdentity,
  servicePortUnmatched,
  // Probes.
  readinessMissing,
  startupTooShort,
  probePortUnknown,
  livenessBeforeReadiness,
  probeTimeoutExceedsPeriod,
  // The stop.
  preStopNeverRuns,
  preStopUnknown,
  preStopTooShort,
  preStopUnbounded,
  graceTooShort,
  postStartNeverRuns,
  // The rollout.
  rolloutBelowWanted,
  surgeBlocked,
  minReadyTooShort,
  progressDeadlineTooShort,
  autoscalerFightsReplicas,
  // Disruptions.
  singleReplica,
  budgetMissing,
  budgetBlocksDrain,
  budgetsOverlap,
  budgetKeepsBrokenPods,
];
