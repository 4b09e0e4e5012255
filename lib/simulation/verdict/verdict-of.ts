import type { End, Floor, Outcome } from '../outcome';
import type { ScenarioName } from '../scenario';

/** What is lost beyond what nobody could keep has to be more than what rounding makes of nothing. */
const SOMETHING = 1e-3;

/** Releases that ought not to end: the old version serves on. */
const BAD_RELEASES: ReadonlySet<ScenarioName> = new Set(['never-ready', 'crashes-at-once', 'crashes-later']);

/** Whether somebody has to do something. */
export function verdictOf(lost: number, floor: Floor, end: End, scenario: ScenarioName): Outcome['verdict'] {
  if (lost > floor.lost + SOMETHING) return 'loses';
  return end.done || BAD_RELEASES.has(scenario) ? 'safe' : 'stuck';
}
