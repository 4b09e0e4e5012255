import { isScalingEvent, resolveFenceposts, scaleReplicaSets, type ScalableReplicaSet } from '../../../kubernetes';
import type { Controller } from './controller';
import type { PodSet } from '../../world/pod';
import type { Sim } from '../../world/sim';
import { annotate, resize, surgeOf } from './resize';

/**
 * Whether another number of replicas is wanted than the one that the ReplicaSets were scaled for.
 *
 * @see pkg/controller/deployment/sync.go isScalingEvent
 */
export function isScaled({ replicas, sets, model }: Controller): boolean {
  return isScalingEvent(
    replicas,
    sets.map(({ wanted, scaledFor }) => ({ replicas: wanted, desiredReplicas: scaledFor?.desired ?? model.replicas })),
  );
}

/**
 * A Deployment is scaled: the only ReplicaSet with pods gets all of them; in the middle of a rollout each keeps its
 * share, with the surge.
 *
 * @see pkg/controller/deployment/sync.go scale
 */
export function scaleSets(sim: Sim, controller: Controller): void {
  const { sets, target, replicas, model } = controller;
  const current = sets.find((set) => set.version === target && isThere(set));
  const old = sets.filter(({ version }) => version !== target);
  const sizes = scaleReplicaSets(
    { replicas, maxSurge: surgeOf(controller) },
    old.map((set) => seen(controller, set)),
    current && seen(controller, current),
    model.update.type === 'RollingUpdate',
  );
  for (const [index, set] of [...old, ...(current ? [current] : [])].entries()) {
    resize(sim, controller, set, sizes[index] ?? set.wanted);
    if (set.wanted > 0) annotate(controller, set);
  }
}

/** The first ReplicaSet has always been there; one of a new template is made when it gets its first pod. */
function isThere({ version, wanted }: PodSet): boolean {
  return version === 'old' || wanted > 0;
}

/** A ReplicaSet as its Deployment looks at it; before anything happened it was scaled for what was wanted then. */
function seen({ model }: Controller, { version, wanted, available, scaledFor }: PodSet): ScalableReplicaSet {
  const { replicas, update } = model;
  const { surge } = resolveFenceposts(update.maxSurge, update.maxUnavailable, replicas);
  const { desired, room } = scaledFor ?? { desired: replicas, room: replicas + surge };
  const created = version === 'old' ? 0 : 1;
  return { replicas: wanted, created, name: version, available, desiredReplicas: desired, maxReplicas: room };
}
