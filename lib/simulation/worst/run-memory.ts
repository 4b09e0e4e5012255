import type { Setting } from '../model/setting';
import { DRAINS, type ScenarioName } from '../scenario';
import type { WorstCase } from './adversaries';
import { ranOf, type Ran } from './ran';
import { runWorstCase } from './run-worst-case';

/** How many runs are remembered: those of some hundred workloads. */
const MOST = 50_000;

/**
 * Remembers what runs came to. Equal workloads are simulated once, and a change is proved without running again what it
 * does not touch.
 */
export class RunMemory {
  private readonly known = new Map<string, Ran>();

  /** Runs a worst case, where nobody has run one that is equal in everything that matters. */
  run({ setting }: Pick<WorstCase, 'setting'>, scenario: ScenarioName): Ran {
    const key = keyOf(setting, scenario);
    const known = this.known.get(key);
    if (known) return known;
    const ran = ranOf(runWorstCase({ setting: { ...setting, records: true } }, scenario), scenario);
    if (this.known.size >= MOST) this.known.clear();
    this.known.set(key, ran);
    return ran;
  }
}

/** Everything that decides what a run comes to. Only drains ask a budget. */
function keyOf(setting: Setting, scenario: ScenarioName): string {
  const parts: string[] = [scenario];
  for (const [field, value] of Object.entries(setting) as [keyof Setting, unknown][]) {
    if (field === 'records' || (field === 'budgets' && !DRAINS.has(scenario))) continue;
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
