import type { Cluster } from './cluster';

/** What belongs together in a world, as far as reading a workload needs it. */
export type Joins = Pick<
  Cluster,
  | 'manifests'
  | 'objects'
  | 'servicesOf'
  | 'areOthersServed'
  | 'budgetsOf'
  | 'autoscalersOf'
  | 'rolloutOf'
  | 'routesTo'
  | 'policiesFor'
>;
