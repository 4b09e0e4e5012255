/**
 * The annotations by which facts travel with a workload. They stand on the workload object and never on the pod
 * template: a reworded reason must not restart pods.
 */
export const ANNOTATIONS = {
  slowestStart: 'zero-downtime/slowest-start',
  longestRequest: 'zero-downtime/longest-request',
  onSigterm: 'zero-downtime/on-sigterm',
  keptConnections: 'zero-downtime/kept-connections',
  preStopTakes: 'zero-downtime/pre-stop-takes',
  traffic: 'zero-downtime/traffic',
  replicas: 'zero-downtime/replicas',
  mayBeMissing: 'zero-downtime/may-be-missing',
  madeElsewhere: 'zero-downtime/made-elsewhere',
  ignore: 'zero-downtime/ignore',
  plan: 'zero-downtime/plan',
} as const;

/** What every annotation of ours begins with. */
export const ANNOTATION_PREFIX = 'zero-downtime/';
