import { formatFieldPath, smallest } from '../../kubernetes';
import type { World } from '../../workload';
import type { Entry } from '../account/account';
import type { Reason } from '../account/reason';
import type { Case } from '../case';
import type { ProvedEdit, ProvedFix } from '../outcome';
import { companionsOf } from '../model/companions';
import { settingsOf, workloadOf } from '../read-case';
import type { SimulateOptions } from '../simulate-options';
import { endOf } from '../verdict/end-of';
import { worstOf } from '../worst/worst-of';
import { editedWorld, wordEdits } from './edited-world';
import { endingsFor } from './endings';
import { remediesFor, type Remedy } from './remedies';
import { worstEntries } from './worst-entries';

/** How many fields a fix may change, one after the other. */
const MOST_STEPS = 8;

/**
 * Looks for the smallest change that makes a case safe: takes what is lost first, makes the number that is to blame as
 * large as it has to be and no larger (whole seconds, by bisection: more never loses more), and goes on with what is
 * lost then. What comes out is run again, and is no fix unless nothing is lost. No edit moves a workload from its place
 * in the world.
 */
export function findFix(world: World, one: Case, options: SimulateOptions): ProvedFix | undefined {
  const { near, its } = alone(world, one);
  return search(near, its, options, []);
}

/** Looks for the smallest change that lets a case end that never does, and that loses nothing then. */
export function findEnding(world: World, one: Case, options: SimulateOptions): ProvedFix | undefined {
  const { near, its } = alone(world, one);
  for (const edits of endingsFor(workloadOf(near, its), one.scenario)) {
    const fix = search(near, its, options, edits);
    if (fix?.end.done) return fix;
  }
  return undefined;
}

/** A search tries many changes: of a world of thousands of workloads, only this one and its companions are looked at. */
function alone(world: World, one: Case): { readonly near: World; readonly its: Case } {
  const workload = workloadOf(world, one);
  const { beside } = companionsOf(workload, world, true);
  return { near: world.only(workload, ...beside), its: { ...one, index: 0 } };
}

function search(
  world: World,
  one: Case,
  options: SimulateOptions,
  begun: readonly ProvedEdit[],
): ProvedFix | undefined {
  let edits = begun;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const changed = edited(world, one, edits);
    const entries = byUrgency(worstEntries(changed, one, options));
    if (entries.length === 0) return proved(world, one, options, withoutIdle(world, one, options, edits, begun));
    const more = firstRemedy(changed, one, options, entries);
    if (!more) return undefined;
    edits = joined(edits, more);
  }
  return undefined;
}

/** What helps against the most urgent loss against which anything does: the others may come of it. */
function firstRemedy(
  world: World,
  one: Case,
  options: SimulateOptions,
  entries: readonly Entry[],
): readonly ProvedEdit[] | undefined {
  for (const first of entries) {
    const edits = remedied(world, one, options, first);
    if (edits) return edits;
  }
  return undefined;
}

/**
 * The first remedy that helps for good; where none does, the first one that makes it less: something else first that is
 * there or not, since a number may be enough then; a number as large as it helps at all.
 */
function remedied(world: World, one: Case, options: SimulateOptions, first: Entry): readonly ProvedEdit[] | undefined {
  const remedies = remediesFor(first, workloadOf(world, one), world, one.scenario);
  const lostWith = (remedy: Remedy, value: number) => {
    const tried = edited(world, one, joined(remedy.edits(value), remedy.meanwhile?.(value) ?? []));
    return lostAlike(worstEntries(tried, one, options), first);
  };
  for (const remedy of remedies) {
    const value = smallest(remedy.above, remedy.most, (tried) => lostWith(remedy, tried) === 0);
    if (value !== undefined) return remedy.edits(value);
  }
  const before = lostAlike(worstEntries(world, one, options), first);
  const switchesFirst = [...remedies.filter(isSwitch), ...remedies.filter((remedy) => !isSwitch(remedy))];
  for (const remedy of switchesFirst) {
    const least = lostWith(remedy, remedy.most) + NOTHING;
    if (least >= before) continue;
    const value = smallest(remedy.above, remedy.most, (tried) => lostWith(remedy, tried) <= least);
    if (value !== undefined) return remedy.edits(value);
  }
  return undefined;
}

function isSwitch({ above, most }: Remedy): boolean {
  return most - above === 1;
}

function lostAlike(entries: readonly Entry[], first: Entry): number {
  return entries.reduce((sum, entry) => sum + (isAlike(entry, first) ? entry.requests : 0), 0);
}

/** Whether something is lost for the same reason: then the number is not large enough yet. */
function isAlike(entry: Entry, first: Entry): boolean {
  return entry.reason === first.reason && entry.container === first.container;
}

/** Of two edits of one field, the later one counts. */
function joined(edits: readonly ProvedEdit[], more: readonly ProvedEdit[]): readonly ProvedEdit[] {
  const key = ({ resource, path }: ProvedEdit) => `${resource.kind}/${resource.name}/${formatFieldPath(path)}`;
  return [...new Map([...edits, ...more].map((edit) => [key(edit), edit])).values()];
}

/** What has to be there at all comes before what has to be longer. */
const URGENCY: readonly Reason[] = [
  'nothing-there',
  'too-few',
  'starting',
  'crashed',
  'startup',
  'liveness',
  'stopped',
];

/** One loss for each reason, the most urgent first. */
function byUrgency(entries: readonly Entry[]): readonly Entry[] {
  const rank = ({ reason }: Entry) => (URGENCY.includes(reason) ? URGENCY.indexOf(reason) : URGENCY.length);
  const firsts = new Map<string, Entry>();
  for (const entry of entries) {
    const key = `${entry.reason}/${entry.container ?? ''}`;
    if (!firsts.has(key)) firsts.set(key, entry);
  }
  return [...firsts.values()].sort((entry, other) => rank(entry) - rank(other));
}

/** The edits without those that a later one has made needless. */
function withoutIdle(
  world: World,
  one: Case,
  options: SimulateOptions,
  edits: readonly ProvedEdit[],
  begun: readonly ProvedEdit[],
): readonly ProvedEdit[] {
  let needed = edits;
  for (const edit of edits) {
    if (begun.includes(edit)) continue;
    const fewer = needed.filter((other) => other !== edit);
    const changed = edited(world, one, fewer);
    if (worstEntries(changed, one, options).length === 0) needed = fewer;
  }
  return needed;
}

function proved(
  world: World,
  one: Case,
  options: SimulateOptions,
  edits: readonly ProvedEdit[],
): ProvedFix | undefined {
  const changed = edited(world, one, edits);
  if (edits.length === 0) return undefined;
  const worst = worstOf(settingsOf(changed, one, options), one.scenario, options.connections);
  const { lost } = worst.sim.account;
  const end = endOf(worst.sim, one.scenario);
  const isProved = lost <= NOTHING && (end.done || !end.isCutOff);
  return isProved ? { edits, words: wordEdits(edits), lost, end } : undefined;
}

function edited(world: World, one: Case, edits: readonly ProvedEdit[]): World {
  return editedWorld(world, workloadOf(world, one), edits);
}

/** Less than this is what floating-point numbers leave of nothing. */
const NOTHING = 1e-3;
