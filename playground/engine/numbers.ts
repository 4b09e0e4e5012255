import { isObject, resolveFenceposts, type JsonObject } from '../../lib/kubernetes';
import type { Container, Workload } from '../../lib/workload';
import type { Looked } from './question';

/** The container that requests reach. */
export function servingOf({ serving, containers }: Workload): Container | undefined {
  return serving[0] ?? containers[0];
}

/** What the sliders show: what is written, or what Kubernetes makes of it. */
export function numbersOf(workload: Workload): Looked['numbers'] {
  const serving = servingOf(workload);
  return defined({
    grace: workload.gracePeriod,
    hook: serving && hookOf(serving),
    minReady: minReadyOf(workload),
    surge: surgeOf(workload),
    replicas: replicasOf(workload),
    request: workload.serving.length > 0 ? serving?.longestRequest.value : undefined,
  });
}

function defined(numbers: Readonly<Record<string, number | undefined>>): Looked['numbers'] {
  return Object.fromEntries(Object.entries(numbers).filter(([, value]) => value !== undefined));
}

/** How long it is certain to wait; where nothing tells how long it takes, there is no number to move. */
function hookOf({ preStop, preStopDuration, preStopFails }: Container): number | undefined {
  if (!preStop || preStopFails !== undefined) return 0;
  return preStopDuration?.atLeast;
}

/** Only what replaces pods by itself waits for it. */
function minReadyOf({ identity, update, rollout }: Workload): number | undefined {
  return WAITING.has(identity.kind) && !rollout ? update.minReady : undefined;
}

const WAITING: ReadonlySet<string> = new Set(['Deployment', 'StatefulSet', 'DaemonSet']);

/** Only where the workload itself says how many there are. */
function replicasOf({ replicas }: Workload): number | undefined {
  return replicas.path.join('.') === 'spec.replicas' ? replicas.min : undefined;
}

/** Only a Deployment's own strategy: the surge of others is zero, or is said elsewhere. */
function surgeOf({ identity, update, rollout, replicas }: Workload): number | undefined {
  const { way, maxSurge, maxUnavailable } = update;
  if (identity.kind !== 'Deployment' || rollout || way !== 'rolling') return undefined;
  if (maxSurge === undefined || maxUnavailable === undefined) return undefined;
  return resolveFenceposts(maxSurge, maxUnavailable, replicas.min).surge;
}

/** A hook that is nothing but the native sleep. */
export function isNativeSleep(preStop: JsonObject | undefined): boolean {
  return preStop !== undefined && isObject(preStop['sleep']) && Object.keys(preStop).length === 1;
}
