export { adoptFaithfully, type FaithfulAdoption, type FaithfulOptions } from './adopt-faithfully';
export { adoptImproved } from './adopt-improved';
export { adoptManifests, type Adoption, type AdoptOptions, type LeftOut } from './adopt-manifests';
export { isDefinition } from './custom/custom-definition';
export type { ImprovedAdoption, ImprovedInput, Judgement, StaysPlain } from './improved-adoption';
export { wordImprovement, type Improvement } from './compare/improvements';
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
export type { AdoptedApp } from './program/adopted-app';
export { printApp } from './program/print-app';
export type { ChartOf, Libraries } from './program/run-app';
export { adoptedReadme, faithfulReadme, wordUntyped } from './readme';
