import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { RunMemory } from './run-memory';
import { worstRun, type WorstRun } from './worst-run';

/** The setting of several that loses most, in its worst case; of those that lose nothing, the first that never ends. */
export function worstOf(
  settings: readonly [Setting, ...Setting[]],
  scenario: ScenarioName,
  connections?: 'new' | 'keep-alive',
  memory: RunMemory = new RunMemory(),
): WorstRun {
  const [first, ...others] = settings;
  let worst = worstRun(first, scenario, connections, memory);
  for (const setting of others) {
    const run = worstRun(setting, scenario, connections, memory);
    if (isWorse(run, worst)) worst = run;
  }
  return worst;
}

function isWorse({ ran }: WorstRun, { ran: than }: WorstRun): boolean {
  if (Math.abs(ran.lost - than.lost) > 1e-6) return ran.lost > than.lost;
  return than.end.done && !ran.end.done;
}
