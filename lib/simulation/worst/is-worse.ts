import type { Sim } from '../world/sim';
import type { ScenarioName } from '../scenario';
import { endOf } from '../verdict/end-of';

/** Less than this is what floating-point numbers make of nothing. */
const NOTHING = 1e-6;

/**
 * Whether a run is worse than another one: it loses more; of those that lose as much, it never ends; has fewer pods that
 * serve; or ends later.
 */
export function isWorse(run: Sim, than: Sim, scenario: ScenarioName): boolean {
  const [one, other] = [badness(run, scenario), badness(than, scenario)];
  for (const [index, value] of one.entries()) {
    const by = value - (other[index] as number);
    if (Math.abs(by) > NOTHING) return by > 0;
  }
  return false;
}

function badness(sim: Sim, scenario: ScenarioName): readonly number[] {
  const end = endOf(sim, scenario);
  const serving = Number.isFinite(sim.lowestCapacity) ? sim.lowestCapacity : sim.subject.replicas;
  return [sim.account.lost, end.done ? 0 : 1, -serving, end.done ? end.settled : 0];
}
