export { smallestProgressDeadline } from './availability';
export { lastRequestDone, outlivesRequests, shortestGrace, shortestPreStop, type DrainFacts } from './drain';
export { smallestLivenessThreshold } from './liveness';
export { PULL_ALLOWANCE, ROOM } from './margins';
export { planRelease } from './plan-release';
export { planSummary, planTable } from './plan-table';
export type { ContainerReleaseFacts, PreStopWish, ProbeWish, ReleaseFacts, StatedNumbers } from './release-facts';
export type { ContainerPlan, PlannedNumber, ReleasePlan } from './release-plan';
export { smallestStartupThreshold, startupPeriod } from './startup';
