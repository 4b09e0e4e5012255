import type { End, Floor, Outcome } from '../outcome';
import { ENDLESS, type ScenarioName } from '../scenario';

/** What is lost beyond what nobody could keep has to be more than what rounding makes of nothing. */
const SOMETHING = 1e-3;

/** What is known of an outcome. */
interface Known {
  readonly lost: number;
  readonly floor: Floor;
  readonly end: End;
  readonly doubts: readonly string[];
}

/** Whether somebody has to do something, or nobody can say. */
export function verdictOf({ lost, floor, end, doubts }: Known, scenario: ScenarioName): Outcome['verdict'] {
  if (lost > floor.lost + SOMETHING) return 'loses';
  if (!end.done && !end.isCutOff && !ENDLESS.has(scenario)) return 'stuck';
  return doubts.length > 0 ? 'unknown' : 'safe';
}
