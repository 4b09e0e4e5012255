// The door `./cdk8s-cli`: what cdk8s.yaml names under `validations`.
export type { ValidationContext, ValidationReport, ValidationViolation, ViolatingResource } from './validation-context';
export { ZeroDowntimeValidation, type ZeroDowntimeValidationProps } from './zero-downtime-validation';
