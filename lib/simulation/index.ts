export type {
  BeforeAfter,
  Change,
  ChangeCosts,
  ChangeReason,
  ChangeSet,
  Edit,
  FoundChange,
  NoChange,
} from './change/change';
export { changedOutcomes } from './change/changed-outcomes';
export { noPlaceTaken } from './change/no-place-taken';
export { findChange } from './change/find-change';
export { EqualWorkloads } from './equal/equal-workloads';
export { CAUSE_NAMES, CAUSES, type ByCause, type Cause } from './cause';
export type { Case } from './case';
export { casesOf } from './cases-of';
export { failed, notSimulated, type NotSimulated } from './not-simulated';
export { mergeSamples, type Sample, type Samples } from './sampled/samples';
export type { Blame, End, Floor, Load, Loss, Outcome } from './outcome';
export type { SampledOutcome, Spread } from './sampled/spread';
export { isVoluntary, SCENARIO_NAMES, SCENARIOS, type ScenarioName } from './scenario';
export { RELEASE_ORDERS, type ReleaseOrder } from './release/turns';
export type { SampleOptions, SimulateOptions } from './simulate-options';
export {
  POD_STATES,
  type CapacityPoint,
  type EndpointCounts,
  type Interval,
  type PodSpan,
  type PodState,
  type PodTrack,
  type ProbeChange,
  type Timeline,
  type TimelineEvent,
} from './timeline';
export { LATENCIES, type LatencyName } from './latency/latencies';
export type { Latency } from './latency/latency';
export { sampledOutcome } from './sampled/sampled-outcome';
export { sampleRuns } from './sampled/sample-runs';
export { simulate } from './simulate';
export { failsRun } from './verdict/fails-run';
export { located } from './verdict/located';
export { RunMemory } from './worst/run-memory';
export { worstOutcome } from './worst-outcome';
