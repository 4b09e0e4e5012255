export { plannedService, type PlannedService } from './planned-manifest';
export type { ServiceFacts } from './service-facts';
