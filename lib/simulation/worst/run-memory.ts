import type { Setting } from '../model/setting';
import { DRAINS, type ScenarioName } from '../scenario';
import { sameAs } from '../scenarios/same-as';
import type { WorstCase } from './adversaries';
import { Noting } from './noting';
import { PartNumbers } from './part-numbers';
import { ranOf, type Ran } from './ran';
import { runWorstCase } from './run-worst-case';

/** How many runs are remembered: those of some hundred workloads. */
const MOST = 50_000;

/** What a run came to, and what it has asked of its adversary. */
interface Remembered {
  readonly noting: Noting;
  readonly ran: Ran;
}

/** Which of the worst cases of a setting is the worst, by its place, and what it came to. */
export interface Worst {
  readonly place: number;
  readonly ran: Ran;
}

/**
 * Remembers what runs came to. Equal workloads are simulated once, a change is proved without running again what it does
 * not touch, and of worst cases that differ in nothing that a run asks for, one is run.
 */
export class RunMemory {
  private readonly known = new Map<string, Remembered[]>();
  private readonly worsts = new Map<string, Worst>();
  private readonly parts = new PartNumbers();
  private count = 0;

  /** Runs a worst case, where nobody has run one that is equal in everything that matters. */
  run({ setting }: Pick<WorstCase, 'setting'>, scenario: ScenarioName): Ran {
    const runs = this.runsWith(this.keyOf(setting, scenario));
    const known = runs.find(({ noting }) => noting.isLike(setting.adversary));
    if (known) return known.ran;
    const noting = new Noting(setting.adversary);
    const noted = { ...setting, adversary: noting.adversary, records: true };
    const ran = ranOf(runWorstCase({ setting: noted }, scenario), scenario);
    runs.push({ noting, ran });
    this.count += 1;
    return ran;
  }

  /** Looks for the worst case of a setting, where nobody has looked for that of an equal one. */
  worst(setting: Setting, scenario: ScenarioName, connections: string | undefined, look: () => Worst): Worst {
    const adversary = this.parts.of(setting.adversary, setting);
    const key = `${scenario} ${connections ?? ''} ${adversary} ${this.keyOf(setting, scenario)}`;
    const known = this.worsts.get(key);
    if (known) return known;
    const found = look();
    this.worsts.set(key, found);
    return found;
  }

  private runsWith(key: string): Remembered[] {
    const known = this.known.get(key);
    if (known) return known;
    if (this.count >= MOST) this.forget();
    const runs: Remembered[] = [];
    this.known.set(key, runs);
    return runs;
  }

  private forget(): void {
    this.known.clear();
    this.worsts.clear();
    this.parts.forget();
    this.count = 0;
  }

  /** Everything that decides what a run comes to, but its adversary. Only drains ask a budget. */
  private keyOf(setting: Setting, scenario: ScenarioName): string {
    let key: string = sameAs(scenario, setting);
    for (const field of Object.keys(setting) as (keyof Setting)[]) {
      if (field === 'records' || field === 'adversary' || (field === 'budgets' && !DRAINS.has(scenario))) continue;
      const value: unknown = setting[field];
      key += ` ${typeof value === 'object' && value !== null ? `#${this.parts.of(value, setting)}` : String(value)}`;
    }
    return key;
  }
}
