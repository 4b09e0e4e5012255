import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { endOf } from '../verdict/end-of';
import { worstRun, type WorstRun } from './worst-run';

/** The setting of several that loses most, in its worst case; of those that lose nothing, the first that never ends. */
export function worstOf(
  settings: readonly [Setting, ...Setting[]],
  scenario: ScenarioName,
  connections?: 'new' | 'keep-alive',
): WorstRun {
  const [first, ...others] = settings;
  let worst = worstRun(first, scenario, connections);
  for (const setting of others) {
    const run = worstRun(setting, scenario, connections);
    if (isWorse(run, worst, scenario)) worst = run;
  }
  return worst;
}

function isWorse({ sim }: WorstRun, { sim: than }: WorstRun, scenario: ScenarioName): boolean {
  if (Math.abs(sim.account.lost - than.account.lost) > 1e-6) return sim.account.lost > than.account.lost;
  return endOf(than, scenario).done && !endOf(sim, scenario).done;
}
