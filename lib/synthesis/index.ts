export type {
  GuardFacts,
  GuardIgnore,
  GuardOptions,
  WorkloadFacts,
  WrittenContainerFacts,
  WrittenFacts,
} from './guard-options';
export { HouseRule, type HouseWorkload } from './house-rule';
export { ZeroDowntime } from './zero-downtime';
export { ZeroDowntimeApp } from './app/zero-downtime-app';
export type { ValidationContext, ValidationReport, ValidationViolation, ViolatingResource } from './validation-context';
export { ZeroDowntimeValidation, type ZeroDowntimeValidationProps } from './zero-downtime-validation';
