import { maxOf } from '../../kubernetes';
import { editedWorld } from './edited-world';
import type { BeforeAfter, ChangeCosts, Edit } from './change';
import { settledAt } from '../worst/ran';
import type { Asked } from './trials';
import { worstOfAll } from './worst-of-all';

/** What edits cost: the same scenarios without them and with them. */
export function costsOf(asked: Asked, edits: readonly Edit[]): ChangeCosts {
  const [before, after] = [figuresOf(asked, []), figuresOf(asked, edits)];
  return {
    ...(before.rollout !== undefined &&
      after.rollout !== undefined && { rollout: both(before.rollout, after.rollout) }),
    pods: both(before.pods, after.pods),
    replicas: both(before.replicas, after.replicas),
  };
}

function both<Value>(before: Value, after: Value): BeforeAfter<Value> {
  return { before, after };
}

function figuresOf(asked: Asked, edits: readonly Edit[]) {
  const runs = worstOfAll(asked, edits);
  const rollout = runs[asked.cases.findIndex(({ scenario }) => scenario === 'rollout')];
  const [workload] = editedWorld(asked.world, asked.workload, edits).workloads;
  return {
    rollout: rollout && (settledAt(rollout) ?? null),
    pods: maxOf(
      runs.map((ran) => ran?.mostPods ?? 0),
      0,
    ),
    replicas: workload?.replicas.min ?? 0,
  };
}
