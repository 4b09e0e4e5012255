import type { Setting } from '../model/setting';
import { DRAINS, type ScenarioName } from '../scenario';
import { sameAs } from '../scenarios/same-as';
import type { WorstCase } from './adversaries';
import { noting, saysTheSame, type Answers } from './noting';
import { ranOf, type Ran } from './ran';
import { runWorstCase } from './run-worst-case';

/** How many runs are remembered: those of some hundred workloads. */
const MOST = 50_000;

/** What a run came to, and what it has asked of its adversary. */
interface Remembered {
  readonly answers: Answers;
  readonly ran: Ran;
}

/**
 * Remembers what runs came to. Equal workloads are simulated once, a change is proved without running again what it does
 * not touch, and of worst cases that differ in nothing that a run asks for, one is run.
 */
export class RunMemory {
  private readonly known = new Map<string, Remembered[]>();
  private count = 0;

  /** Runs a worst case, where nobody has run one that is equal in everything that matters. */
  run({ setting }: Pick<WorstCase, 'setting'>, scenario: ScenarioName): Ran {
    const runs = this.runsWith(keyOf(setting, scenario));
    const known = runs.find(({ answers }) => saysTheSame(setting.adversary, answers));
    if (known) return known.ran;
    const answers: Answers = new Map();
    const noted = { ...setting, adversary: noting(setting.adversary, answers), records: true };
    const ran = ranOf(runWorstCase({ setting: noted }, scenario), scenario);
    runs.push({ answers, ran });
    this.count += 1;
    return ran;
  }

  private runsWith(key: string): Remembered[] {
    const known = this.known.get(key);
    if (known) return known;
    if (this.count >= MOST) {
      this.known.clear();
      this.count = 0;
    }
    const runs: Remembered[] = [];
    this.known.set(key, runs);
    return runs;
  }
}

/** Everything that decides what a run comes to, but its adversary. Only drains ask a budget. */
function keyOf(setting: Setting, scenario: ScenarioName): string {
  const parts: string[] = [sameAs(scenario, setting)];
  for (const [field, value] of Object.entries(setting) as [keyof Setting, unknown][]) {
    if (field === 'records' || field === 'adversary' || (field === 'budgets' && !DRAINS.has(scenario))) continue;
    parts.push(typeof value === 'object' && value !== null ? textOf(value, setting) : String(value));
  }
  return parts.join('\n');
}

/** Many settings share their parts: each is written once. */
const texts = { pulled: new WeakMap<object, string>(), there: new WeakMap<object, string>() };

function textOf(part: object, { imagePull }: Setting): string {
  const known = imagePull > 0 ? texts.pulled : texts.there;
  let text = known.get(part);
  if (text === undefined) {
    const unused = imagePull > 0 ? WORDS : WORDS_AND_IMAGES;
    text = JSON.stringify(part, (field, value: unknown) => (unused.has(field) ? undefined : written(value)));
    known.set(part, text);
  }
  return text;
}

/** What is only told, and never decides anything. */
const WORDS: ReadonlySet<string> = new Set(['name', 'path', 'gracePath', 'manifest', 'words']);

/** Which images there are decides nothing where none has to be pulled. */
const WORDS_AND_IMAGES: ReadonlySet<string> = new Set([...WORDS, 'images']);

/** JSON knows no Infinity. */
function written(value: unknown): unknown {
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}
