import { isScalingEvent, resolveFenceposts, scaleReplicaSets, type ScalableReplicaSet } from '../../../kubernetes';
import type { PodSet, Sim } from '../state';
import { annotate, resize, surgeOf } from './resize';

/**
 * Whether another number of replicas is wanted than the one that the ReplicaSets were scaled for.
 *
 * @see pkg/controller/deployment/sync.go isScalingEvent
 */
export function isScaled(sim: Sim): boolean {
  return isScalingEvent(
    sim.replicas,
    sim.sets.map((set) => seen(sim, set)),
  );
}

/**
 * A Deployment is scaled: the only ReplicaSet with pods gets all of them; in the middle of a rollout each keeps its
 * share, with the surge.
 *
 * @see pkg/controller/deployment/sync.go scale
 */
export function scaleSets(sim: Sim): void {
  const current = sim.sets.find((set) => set.version === sim.target && isThere(set));
  const old = sim.sets.filter(({ version }) => version !== sim.target);
  const sizes = scaleReplicaSets(
    { replicas: sim.replicas, maxSurge: surgeOf(sim) },
    old.map((set) => seen(sim, set)),
    current && seen(sim, current),
    sim.setting.update.type === 'RollingUpdate',
  );
  for (const [index, set] of [...old, ...(current ? [current] : [])].entries()) {
    resize(sim, set, sizes[index] ?? set.wanted);
    if (set.wanted > 0) annotate(sim, set);
  }
}

/** The first ReplicaSet has always been there; one of a new template is made when it gets its first pod. */
function isThere({ version, wanted }: PodSet): boolean {
  return version === 'old' || wanted > 0;
}

/** A ReplicaSet as its Deployment looks at it; before anything happened it was scaled for what was wanted then. */
function seen({ setting }: Sim, { version, wanted, available, scaledFor }: PodSet): ScalableReplicaSet {
  const { replicas, update } = setting;
  const { surge } = resolveFenceposts(update.maxSurge, update.maxUnavailable, replicas);
  const { desired, room } = scaledFor ?? { desired: replicas, room: replicas + surge };
  const created = version === 'old' ? 0 : 1;
  return { replicas: wanted, created, name: version, available, desiredReplicas: desired, maxReplicas: room };
}
