import { maxOf, smallest } from '../../kubernetes';
import type { World } from '../../workload';
import { workloadsOf } from '../model/workloads-of';
import type { ScenarioName } from '../scenario';
import type { Edit } from './change';
import { isCutShort } from './cut-short';
import { banOf, type Decision } from './decision';
import { remediesFor } from './remedies/remedies-for';
import { enough, isSwitch } from './remedies/enough';
import type { Remedy } from './remedies/remedy';
import { instead, joined } from './joined';
import type { Hopeless, Searched } from './searched';
import { tiedTo, withoutEdit } from './ties';
import { type Asked, Edited, type Trial } from './trials';
import { isLoss, keyOfTrouble, muchOf, NOTHING, type Trouble, troublesOf } from './trouble';

/** A worst case that is not as it should be. */
export interface Failure {
  readonly edited: Edited;
  readonly trial: Trial;
  /** The most urgent first. */
  readonly troubles: readonly Trouble[];
}

/** How many things may be decided, those included that turn out to be wrong. */
const MOST_DECISIONS = 40;

/** How many worlds with edits are kept: a search goes to and fro between few of them. */
const MOST_WORLDS = 64;

/**
 * Looks for the edits after which a workload stands every worst case: takes the first that it does not stand, what is most
 * urgent in it, and the first remedy that helps, its number no larger than it has to be there; and so on with what is wrong
 * then, until nothing is. Worst cases that were not stood before are tried first: they are where a change is likely to
 * fail. What a decision has brought about, and nothing helps against, takes the decision back.
 */
export class Search {
  private readonly worlds = new Map<string, Edited>();
  private readonly witnesses: string[] = [];
  private readonly banned = new Set<string>();
  private readonly hopeless = new Map<string, Hopeless>();
  /** What was hopeless once: no decision is to blame for it. */
  private readonly despaired = new Set<string>();
  private decisions: Decision[] = [];

  /**
   * @param around everything that the workload stands in
   * @param known what is known to be hopeless. @default nothing
   */
  constructor(
    private readonly asked: Asked,
    private readonly around: World,
    known: readonly Hopeless[] = [],
  ) {
    for (const one of known) this.giveUp(one);
  }

  /** Edits that are as few, and as small, as they may be one by one. */
  find(): Searched {
    const first = this.sought([]);
    const edits = first.length > 0 && this.hopeless.size > 0 ? this.soughtAgain(first) : first;
    return { edits: this.necessary(this.least(edits)), hopeless: [...this.hopeless.values()] };
  }

  /** What nothing helped against at first may have gone with what was decided later, or be helped now. */
  private soughtAgain(from: readonly Edit[]): readonly Edit[] {
    for (const key of this.hopeless.keys()) this.despaired.add(key);
    this.hopeless.clear();
    return this.sought(from);
  }

  private sought(from: readonly Edit[]): readonly Edit[] {
    let edits = from;
    for (let left = MOST_DECISIONS; ; left -= 1) {
      const failure = this.failure(edits);
      if (!failure) return edits;
      if (isCutShort(failure)) return this.givenUp(failure, []); // nothing can be proved of it
      edits = left > 0 ? this.mended(failure, edits) : this.givenUp(failure, edits);
    }
  }

  /** The first worst case that is not stood with these edits. */
  failure(edits: readonly Edit[]): Failure | undefined {
    const edited = this.world(edits);
    for (const trial of this.inOrder(edited)) {
      const troubles = this.troublesIn(edited, trial);
      if (troubles.length === 0) continue;
      this.remember(trial);
      return { edited, trial, troubles };
    }
    return undefined;
  }

  /** A world with edits. */
  world(edits: readonly Edit[]): Edited {
    const key = JSON.stringify(edits);
    const known = this.worlds.get(key);
    if (known) return known;
    const edited = new Edited(edits, this.asked);
    if (this.worlds.size >= MOST_WORLDS) this.worlds.clear();
    this.worlds.set(key, edited);
    return edited;
  }

  private troublesIn(edited: Edited, trial: Trial): readonly Trouble[] {
    return troublesOf(edited.run(trial), trial.scenario).filter((one) => !this.isHopeless(one, trial.scenario));
  }

  private isHopeless(trouble: Trouble, scenario: ScenarioName): boolean {
    return this.hopeless.has(`${scenario}/${keyOfTrouble(trouble)}`);
  }

  /** Those first that have not been stood with other edits, the last one first. */
  private *inOrder(edited: Edited): Iterable<Trial> {
    const { cases } = this.asked;
    const done = new Set<string>();
    for (let index = this.witnesses.length - 1; index >= 0; index -= 1) {
      const key = this.witnesses[index] as string;
      const one = cases.find(({ scenario }) => key.startsWith(`${scenario}/`));
      const trial = one && edited.of(one).find((its) => its.key === key);
      if (!trial) continue;
      done.add(key);
      yield trial;
    }
    for (const trial of edited.all()) if (!done.has(trial.key)) yield trial;
  }

  private remember({ key }: Trial): void {
    const known = this.witnesses.indexOf(key);
    if (known >= 0) this.witnesses.splice(known, 1);
    this.witnesses.push(key);
  }

  /** The edits with what helps against the most urgent trouble against which anything does. */
  private mended(failure: Failure, edits: readonly Edit[]): readonly Edit[] {
    for (const trouble of failure.troubles) {
      const decision = this.decide(trouble, failure, edits);
      if (!decision) continue;
      this.decisions.push(decision);
      return joined(edits, decision.remedy.edits(decision.value));
    }
    return this.takenBack(failure, edits);
  }

  /**
   * The first remedy that helps for good; where none does, the first one that makes it less: something else first that is
   * there or not, since a number may be enough then. A number is as large as it helps at all, and no larger.
   */
  private decide(trouble: Trouble, { edited, trial }: Failure, edits: readonly Edit[]): Decision | undefined {
    const remedies = this.allowed(trouble, edited, trial);
    const decided = (remedy: Remedy, value: number) => ({ before: edits, trouble, trial, remedy, value });
    const much = (remedy: Remedy, value: number) => this.muchWith(trouble, trial, remedy, value, edits);
    for (const remedy of remedies) {
      const value = enough(remedy, (tried) => much(remedy, tried) <= NOTHING);
      if (value !== undefined) return decided(remedy, value);
    }
    const before = muchOf(trouble, edited.run(trial), trial.scenario);
    const switchesFirst = [...remedies.filter(isSwitch), ...remedies.filter((remedy) => !isSwitch(remedy))];
    for (const remedy of switchesFirst) {
      const least = much(remedy, remedy.most) + NOTHING;
      if (least >= before) continue;
      const value = enough(remedy, (tried) => much(remedy, tried) <= least);
      if (value !== undefined) return decided(remedy, value);
    }
    return undefined;
  }

  private allowed(trouble: Trouble, edited: Edited, trial: Trial): readonly Remedy[] {
    const { scenario, setting } = trial;
    const place = isLoss(trouble) ? trouble.workload : 0;
    const workload = edited.workloadsOf(scenario)[place];
    const model = workloadsOf(setting)[place];
    if (!workload || !model) return [];
    const container = model.next.containers['container' in trouble ? (trouble.container ?? -1) : -1];
    const { world } = edited;
    const troubled = { workload, world, around: this.around, scenario, setting, model, container };
    return remediesFor(trouble, troubled).filter((remedy) => !this.banned.has(banOf(trouble, scenario, remedy)));
  }

  /** How much is left of a trouble in the same worst case, with more edits. */
  private muchWith(trouble: Trouble, { key, scenario }: Trial, remedy: Remedy, value: number, edits: readonly Edit[]) {
    const edited = this.world(joined(edits, remedy.edits(value)));
    const one = this.asked.cases.find((its) => its.scenario === scenario);
    const trials = one ? edited.of(one) : [];
    const trial = trials.find((its) => its.key === key);
    const alike = trial ? [trial] : trials;
    return maxOf(
      alike.map((its) => muchOf(trouble, edited.run(its), scenario)),
      0,
    );
  }

  /** Nothing helps: the decision goes that has brought it about; what was there from the beginning is hopeless. */
  private takenBack(failure: Failure, edits: readonly Edit[]): readonly Edit[] {
    const { troubles, trial } = failure;
    const [trouble] = troubles as [Trouble, ...Trouble[]];
    if (this.despaired.has(`${trial.scenario}/${keyOfTrouble(trouble)}`)) return this.givenUp(failure, edits);
    const guilty = this.decisions.findLastIndex(
      ({ before, remedy, trouble: meant }) =>
        !this.has(trouble, trial, before) && !this.banned.has(banOf(meant, trial.scenario, remedy)),
    );
    const decision = this.decisions[guilty];
    if (!decision) return this.givenUp(failure, edits);
    this.banned.add(banOf(decision.trouble, decision.trial.scenario, decision.remedy));
    this.decisions = this.decisions.slice(0, guilty);
    return decision.before;
  }

  private has(trouble: Trouble, { key, scenario }: Trial, edits: readonly Edit[]): boolean {
    const edited = this.world(edits);
    const one = this.asked.cases.find((its) => its.scenario === scenario);
    const trial = one && edited.of(one).find((its) => its.key === key);
    return trial !== undefined && muchOf(trouble, edited.run(trial), scenario) > NOTHING;
  }

  private givenUp({ troubles, trial }: Failure, edits: readonly Edit[]): readonly Edit[] {
    const [trouble] = troubles as [Trouble, ...Trouble[]];
    this.giveUp({ trouble, scenario: trial.scenario, trial });
    return edits;
  }

  private giveUp(one: Hopeless): void {
    this.hopeless.set(`${one.scenario}/${keyOfTrouble(one.trouble)}`, one);
  }

  /** Every number of what was decided as small as everything lets it be: a later edit may have made less enough. */
  private least(edits: readonly Edit[]): readonly Edit[] {
    let least = edits;
    for (const { remedy, value } of this.decisions) {
      if (isSwitch(remedy)) continue;
      const its = remedy.edits(value);
      const texts = new Set(least.map((edit) => JSON.stringify(edit)));
      if (!its.every((edit) => texts.has(JSON.stringify(edit)))) continue;
      const tried = (fewer: number) => instead(least, its, remedy.edits(fewer));
      const isEnough = (fewer: number) => fewer >= value || !this.failure(tried(fewer));
      if (value - 1 <= remedy.above || !isEnough(value - 1)) continue;
      const found = smallest(remedy.above, value, isEnough);
      if (found !== undefined && found < value) least = tried(found);
    }
    return least;
  }

  /** The edits without those that the others have made needless. */
  private necessary(edits: readonly Edit[]): readonly Edit[] {
    let needed = edits;
    for (const edit of edits) {
      if (!needed.includes(edit) || tiedTo(edit, needed)) continue;
      const fewer = withoutEdit(needed, edit);
      if (!this.failure(fewer)) needed = fewer;
    }
    return needed;
  }
}
