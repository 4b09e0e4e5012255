export { smallestProgressDeadline } from './availability';
export { lastRequestDone, outlivesRequests, shortestGrace, shortestPreStop, type DrainFacts } from './drain';
export { livenessThresholdForOneFault, smallestLivenessThreshold } from './liveness';
export { gapAtNode } from './daemon-set-numbers';
export { planStartingDeadline } from './job-numbers';
export type { CronFacts, DaemonSetFacts, JobFacts, KindFacts, RolloutFacts, StatefulSetFacts } from './kind-facts';
export { PULL_ALLOWANCE, ROOM } from './margins';
export { planDelays } from './rollout-numbers';
export type { ContainerOfFacts, Facts } from './facts';
export { planRelease } from './plan-release';
export { planSummary, planTable } from './plan-table';
export type {
  ContainerReleaseFacts,
  PreStopWish,
  ProbeWish,
  ReleaseFacts,
  StatedBudget,
  StatedNumbers,
} from './release-facts';
export type { ContainerPlan, PlannedNumber, PlannedScaleDown, ProbeTiming, ReleasePlan } from './release-plan';
export type { Ensured } from './required-elsewhere';
export { missedByMajority } from '../facts';
export { smallestStartupThreshold, startupPeriod } from './startup';
