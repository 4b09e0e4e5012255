import type { End, Floor, Outcome } from '../outcome';
import type { ScenarioName } from '../scenario';

/** What is lost beyond what nobody could keep has to be more than what rounding makes of nothing. */
const SOMETHING = 1e-3;

/** Releases that ought not to end: the old version serves on. */
const BAD_RELEASES: ReadonlySet<ScenarioName> = new Set(['never-ready', 'crashes-at-once', 'crashes-later']);

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
  if (!end.done && !end.isCutOff && !BAD_RELEASES.has(scenario)) return 'stuck';
  return doubts.length > 0 ? 'unknown' : 'safe';
}
