export type {
  GuardFacts,
  GuardIgnore,
  GuardOptions,
  WorkloadFacts,
  WrittenContainerFacts,
  WrittenFacts,
} from './guard-options';
export { ZeroDowntime } from './zero-downtime';
