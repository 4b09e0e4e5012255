import type { Workload, World } from '../../workload';
import type { Case } from '../case';
import { applies } from '../cases-of';
import { settingsOf, workloadsOf } from '../read-case';
import type { Setting } from '../model/setting';
import type { ScenarioName } from '../scenario';
import { settingFor } from '../scenarios/setting-for';
import type { SimulateOptions } from '../simulate-options';
import { worstCases } from '../worst/adversaries';
import type { Ran } from '../worst/ran';
import type { RunMemory } from '../worst/run-memory';
import type { Edit } from './change';
import { editedWorld } from './edited-world';

/** One worst case that is to lose nothing, and to end. */
export interface Trial {
  /** The same for the same worst case of a world with other edits. */
  readonly key: string;
  readonly scenario: ScenarioName;
  readonly setting: Setting;
}

/** A search runs often: so many replicas lose in the same way as thousands, and what it finds is proved with all. */
export const FEW = 20;

/** A workload with edits, and every worst case that it has to stand; nothing of it is made before it is asked for. */
export class Edited {
  readonly workload: Workload;
  readonly world: World;
  private readonly known = new Map<ScenarioName, readonly Trial[]>();

  constructor(
    readonly edits: readonly Edit[],
    private readonly asked: Asked,
  ) {
    this.world = editedWorld(asked.world, asked.workload, edits);
    this.workload = this.world.workloads[0] as Workload;
  }

  /** The worst cases of a scenario. */
  of(one: Case): readonly Trial[] {
    let trials = this.known.get(one.scenario);
    if (!trials) {
      trials = this.trialsOf(one);
      this.known.set(one.scenario, trials);
    }
    return trials;
  }

  /** Those of all scenarios, one after the other. */
  *all(): Iterable<Trial> {
    for (const one of this.asked.cases) yield* this.of(one);
  }

  /** The workloads that a scenario is about, each in its place: the one that something happens to, then its companions. */
  workloadsOf(scenario: ScenarioName): readonly Workload[] {
    const one = this.asked.cases.find((its) => its.scenario === scenario);
    return one ? workloadsOf(this.world, one, this.asked.options) : [];
  }

  /** What a worst case comes to. */
  run({ setting, scenario }: Trial): Ran {
    return this.asked.memory.run({ setting }, scenario);
  }

  private trialsOf(one: Case): readonly Trial[] {
    const { options, most } = this.asked;
    const { scenario } = one;
    // With more replicas an autoscaler may never do what it could before.
    if (!applies(scenario, this.workload)) return [];
    const met = new Map<string, number>();
    return settingsOf(this.world, one, options).flatMap((setting, place) =>
      worstCases(settingFor(this.judged(few(setting, most)), scenario), scenario, options.connections).map(
        ({ words, setting: worst }) => {
          const key = `${scenario}/${place}/${words}`;
          const before = met.get(key) ?? 0;
          met.set(key, before + 1);
          return { key: `${key}/${before}`, scenario, setting: worst };
        },
      ),
    );
  }

  /** No change that is about how pods stop counts on the time that the kubelet leaves to what has none. */
  private judged(setting: Setting): Setting {
    if (!this.edits.some(isAboutStopping)) return setting;
    return { ...setting, adversary: { ...setting.adversary, leastWindow: 0 } };
  }
}

/** What is asked for: a workload, the first of a world of its own with its companions, what may happen to it, and how. */
export interface Asked {
  readonly world: World;
  readonly workload: Workload;
  readonly cases: readonly Case[];
  readonly options: SimulateOptions;
  readonly memory: RunMemory;
  /** With how many replicas at the most. */
  readonly most: number;
}

function isAboutStopping({ path }: Edit): boolean {
  return path.includes('preStop') || path.at(-1) === 'terminationGracePeriodSeconds';
}

function few(setting: Setting, most: number): Setting {
  const { subject } = setting;
  const { replicas, wanted } = subject;
  if (replicas <= most) return setting;
  const fewer = { replicas: most, ...(wanted !== undefined && { wanted: Math.ceil((wanted * most) / replicas) }) };
  return { ...setting, subject: { ...subject, ...fewer } };
}
