import { maxOf, type Seconds } from '../../kubernetes';
import type { Workload, World } from '../../workload';
import type { Case } from '../case';
import { applies } from '../cases-of';
import { settingsOf } from '../read-case';
import { settingFor } from '../scenarios/setting-for';
import { worstCases } from '../worst/adversaries';
import { settledAt, type Ran } from '../worst/ran';
import type { BeforeAfter, ChangeCosts, Edit } from './change';
import { editedWorld } from './edited-world';
import type { Asked } from './trials';

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

/** The figures of every worst case: what an application may do about SIGTERM is the same before and after. */
function figuresOf(asked: Asked, edits: readonly Edit[]) {
  const world = editedWorld(asked.world, asked.workload, edits);
  const workload = world.workloads[0] ?? asked.workload;
  const runs = asked.cases.map((one) => ({ ...one, runs: runsOf(one, world, workload, asked) }));
  const rollouts = runs.find(({ scenario }) => scenario === 'rollout')?.runs.map(settledAt) ?? [];
  return {
    rollout: rollouts.length === 0 ? undefined : latest(rollouts),
    pods: maxOf(
      runs.flatMap((one) => one.runs.map(({ mostPods }) => mostPods)),
      0,
    ),
    replicas: workload.replicas.min,
  };
}

function latest(times: readonly (Seconds | undefined)[]): Seconds | null {
  return times.reduce<Seconds | null>(
    (late, time) => (late === null || time === undefined ? null : Math.max(late, time)),
    0,
  );
}

function runsOf(one: Case, world: World, workload: Workload, { options, memory }: Asked): readonly Ran[] {
  const { scenario } = one;
  if (!applies(scenario, workload)) return [];
  return settingsOf(world, one, options).flatMap((setting) =>
    worstCases(settingFor(setting, scenario), scenario, options.connections).map((worst) =>
      memory.run(worst, scenario),
    ),
  );
}
