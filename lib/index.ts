export * from './constructs';
export { planTable, type PlannedNumber, type ReleasePlan } from './plan';
