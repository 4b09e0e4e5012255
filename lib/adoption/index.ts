export { newApp, type NewApp } from './new-app/new-app';
export { factsText, type FactsForm } from './observed/facts-text';
export { observePods } from './observed/observe-pods';
export {
  DURATION_UNITS,
  isQueryResult,
  observeAccessLog,
  observeQueryResult,
  type DurationField,
  type DurationUnit,
  type RequestsOf,
} from './observed/observe-requests';
export type { Measured, ObservedContainer, ObservedRequests, ObservedWorkload } from './observed/observed-workload';
