import type { Workload, World } from '../../workload';
import { lastingCases } from '../cases-of';
import { frozen } from '../frozen';
import { companionsOf } from '../model/companions';
import { keeperOf } from '../model/read-placement';
import { readQuota, sharesQuota } from '../model/read-quota';
import { notModelled } from '../modelled/not-modelled';
import { besideOf, settingsOf } from '../read-case';
import { isVoluntary, RELEASES } from '../scenario';
import type { SimulateOptions } from '../simulate-options';
import { doubtsOf } from '../verdict/doubts';
import { scenarioDoubts } from '../verdict/scenario-doubts';
import { RunMemory } from '../worst/run-memory';
import { caveatsOf } from './caveats';
import type { Change, ChangeReason, ChangeSet, Edit, NoChange } from './change';
import { costsOf } from './costs';
import { editedWorld } from './edited-world';
import { Search } from './search';
import type { Searched } from './searched';
import { withoutEdit } from './ties';
import { type Asked, FEW } from './trials';
import { whyNone, whyNotProved } from './why-none';
import { worstOfAll } from './worst-of-all';
import { assumedIn } from './assumed-in';

/**
 * Finds the smallest change of a workload, and of what belongs to it, after which every voluntary scenario (of those that
 * the options name) loses nothing and ends: proved on all of them together, each at its worst; or says why there is none.
 *
 * @param workload one of the world's
 */
export function findChange(
  world: World,
  workload: Workload,
  options: SimulateOptions = {},
  memory: RunMemory = new RunMemory(),
): Change {
  const near = world.only(...withThoseNear(world, workload));
  const cases = lastingCases(near, options).filter(({ index, scenario }) => index === 0 && isVoluntary(scenario));
  const asked: Asked = { world: near, workload, cases, options, memory, most: FEW };
  const found = searched(asked, world);
  return frozen(worded(found, asked, world));
}

/** A workload with its companions, with the one that keeps its volume, and with those that use the same quota, where there is one. */
function withThoseNear(world: World, workload: Workload): readonly Workload[] {
  const counted = readQuota(workload, world) ? world.workloads.filter((one) => sharesQuota(one, workload)) : [];
  const keeper = keeperOf(workload, world);
  return [
    ...new Set([workload, ...(keeper ? [keeper] : []), ...companionsOf(workload, world, true).beside, ...counted]),
  ];
}

/** A search with few replicas, and where there are more the same with all of them, to prove what it has found. */
function searched(asked: Asked, around: World): { readonly search: Search; readonly found: Searched } {
  const search = new Search(asked, around);
  const found = search.find();
  const all = { ...asked, most: Infinity };
  if (!hasMore(asked, found.edits) || !new Search(all, around, found.hopeless).failure(found.edits)) {
    return { search, found };
  }
  const whole = new Search(all, around);
  return { search: whole, found: whole.find() };
}

function hasMore({ cases, options, world, workload, most }: Asked, edits: readonly Edit[]): boolean {
  const changed = editedWorld(world, workload, edits);
  return cases.some((one) => settingsOf(changed, one, options).some(({ subject }) => subject.replicas > most));
}

function worded({ search, found }: ReturnType<typeof searched>, asked: Asked, around: World): Change {
  const { workload, cases } = asked;
  const { file } = workload.manifest;
  const about = {
    workload: workload.identity,
    ...(file !== undefined && { file }),
    scenarios: cases.map(({ scenario }) => scenario),
    assumptions: assumedIn(asked, found.edits),
  };
  const unproved = cases.some(({ scenario }) => RELEASES.has(scenario)) ? whyNotProved(workload) : undefined;
  if (unproved !== undefined) return { ...about, none: unproved };
  const set = setOf(search, found.edits, asked, around);
  if (found.hopeless.length === 0) return { ...about, ...set };
  const none: NoChange = { ...about, none: whyNone(found.hopeless, workload, around) };
  const nearest = found.edits.length > 0 ? nearestOf(set, asked) : undefined;
  return nearest ? { ...none, nearest } : none;
}

function setOf(search: Search, edits: readonly Edit[], asked: Asked, around: World): ChangeSet {
  return {
    edits,
    reasons: edits.map((edit, place) => reasonFor(search, edits, edit, place)),
    costs: costsOf(asked, edits),
    caveats: [...caveatsOf(asked.workload, edits, around), ...notPlayed(asked, around)],
  };
}

/** What could make another verdict, and is not simulated. */
function notPlayed({ world, workload, cases, options }: Asked, around: World): readonly string[] {
  const over = { done: true, complete: 0, settled: 0 } as const;
  const doubts = cases.flatMap((one) => [
    ...doubtsOf(over, besideOf(world, one, options)),
    ...scenarioDoubts(around, workload, one.scenario, options),
  ]);
  return [...new Set([...doubts, ...notModelled(workload, world).open])];
}

/** What comes of it where this edit alone is not made. */
function reasonFor(search: Search, edits: readonly Edit[], edit: Edit, place: number): ChangeReason {
  const failure = search.failure(withoutEdit(edits, edit));
  if (!failure) throw new Error('an edit is needless');
  const { edited, trial } = failure;
  const { lost, lostByCause, end } = edited.run(trial);
  return {
    edit: place,
    scenario: trial.scenario,
    lost,
    lostByCause,
    ...(!end.done && { stuck: end.why }),
  };
}

/** What is less bad, where it is nowhere worse. */
function nearestOf(set: ChangeSet, asked: Asked): NoChange['nearest'] {
  const [before, after] = [worstOfAll(asked, []), worstOfAll(asked, set.edits)];
  const isWorse = before.some((ran, index) => {
    const its = after[index];
    return ran && its && (its.lost > ran.lost + 1e-3 || (ran.end.done && !its.end.done));
  });
  if (isWorse) return undefined;
  const lost = { before: sum(before), after: sum(after) };
  return { ...set, lost };
}

function sum(runs: ReturnType<typeof worstOfAll>): number {
  return runs.reduce((all, ran) => all + (ran?.lost ?? 0), 0);
}
