/** Everything that may happen to a workload here, in the order in which it is told. */
export const SCENARIOS = {
  rollout: { voluntary: true, title: 'rollout of a new version' },
  rollback: { voluntary: true, title: 'rollback in the middle of a rollout' },
  'never-ready': { voluntary: true, title: 'release that never becomes ready' },
  'crashes-at-once': { voluntary: true, title: 'release that crashes at once' },
  'scale-midway': { voluntary: true, title: 'scale-down by half in the middle of a rollout' },
  'scale-down': { voluntary: true, title: 'scale-down by half' },
  'scale-to-one': { voluntary: true, title: 'scale-down to one replica' },
  'drain-node': { voluntary: true, title: 'drain of one node' },
  'drain-all': { voluntary: true, title: 'drain of all nodes in turn, as a cluster upgrade does' },
  'delete-pod': { voluntary: true, title: 'deletion of one pod' },
  'crashes-later': { voluntary: false, title: 'release that crashes after it became available' },
  'never-alive': { voluntary: false, title: 'release whose liveness check always fails' },
  'liveness-fails': { voluntary: false, title: 'liveness checks that fail in all pods at once, as under load' },
  crash: { voluntary: false, title: 'crash of one container' },
  oom: { voluntary: false, title: 'one container out of memory' },
  'node-loss': { voluntary: false, title: 'loss of one node' },
} as const satisfies Record<string, { readonly voluntary: boolean; readonly title: string }>;

/** What happens to a workload. */
export type ScenarioName = keyof typeof SCENARIOS;

/** The scenarios by name, in the order in which they are told. */
export const SCENARIO_NAMES = Object.keys(SCENARIOS) as readonly ScenarioName[];

/** Scenarios in which a new version replaces an old one. */
export const RELEASES: ReadonlySet<ScenarioName> = new Set([
  ...(['rollout', 'rollback', 'scale-midway', 'never-ready', 'crashes-at-once', 'crashes-later'] as const),
  'never-alive',
]);

/** Scenarios in which the kubelet restarts containers that may serve well: their liveness checks fail. */
export const LIVENESS: ReadonlySet<ScenarioName> = new Set(['never-alive', 'liveness-fails']);

/** Scenarios in which pods restart again and again, for ever. */
export const RESTARTING: ReadonlySet<ScenarioName> = new Set(['crashes-at-once', 'crashes-later', ...LIVENESS]);

/** Scenarios that ought not to end, or do not: what they lose is what counts. */
export const ENDLESS: ReadonlySet<ScenarioName> = new Set(['never-ready', ...RESTARTING]);

/** Scenarios in which fewer replicas are wanted. */
export const SCALINGS: ReadonlySet<ScenarioName> = new Set(['scale-midway', 'scale-down', 'scale-to-one']);

/** Scenarios that take away what is on a node, or on each in turn. */
export const DRAINS: ReadonlySet<ScenarioName> = new Set(['drain-node', 'drain-all']);

/** Whether it takes pods away, and wants nothing in their place. */
export function isTakenAway(scenario: ScenarioName): boolean {
  return DRAINS.has(scenario) || scenario === 'delete-pod';
}

/** Whether somebody wants it, so that it could lose nothing. */
export function isVoluntary(scenario: ScenarioName): boolean {
  return SCENARIOS[scenario].voluntary;
}
