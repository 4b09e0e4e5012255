import type { Workload } from '../../workload';

type Labels = Readonly<Record<string, string>>;

/**
 * The workload that an object most likely means which selects nothing: it is called the same, or every label that the
 * object asks for is there under another key or with a slip of the pen. Nothing where none is, or several are.
 */
export function likelyMeant(name: string, asked: Labels, workloads: readonly Workload[]): Workload | undefined {
  const pairs = Object.entries(asked);
  const [only, another] = firstTwo(workloads, ({ podLabels }) => areMeant(pairs, podLabels));
  if (only) return another ? undefined : only;
  const [namesake, other] = firstTwo(workloads, ({ identity }) => identity.name === name);
  return other ? undefined : namesake;
}

/** Whether one alone is meant shows with the second: of thousands that are called alike, few are looked at. */
function firstTwo(workloads: readonly Workload[], isMeant: (workload: Workload) => boolean): readonly Workload[] {
  const found: Workload[] = [];
  for (const workload of workloads) {
    if (isMeant(workload) && found.push(workload) === 2) break;
  }
  return found;
}

function areMeant(asked: readonly (readonly [string, string])[], labels: Labels): boolean {
  if (asked.length === 0) return false;
  const values = Object.values(labels);
  return asked.every(([key, value]) => values.includes(value) || isTypo(labels[key], value));
}

/** Whether two words differ by so little that one is the other, mistyped. */
function isTypo(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false; // no label
  const most = Math.min(2, Math.floor(other.length / 4));
  return sharesAPart(most, one, other) && differsByAtMost(most, one, other);
}

/** Of one part more than there are slips, one part at least is as it was: most pairs of words share none. */
function sharesAPart(slips: number, one: string, other: string): boolean {
  const length = Math.ceil(other.length / (slips + 1));
  for (let start = 0; start < other.length; start += length) {
    if (one.includes(other.slice(start, start + length))) return true;
  }
  return other.length === 0;
}

/** How many letters have to be changed, added or taken away; given up as soon as they are too many. */
function differsByAtMost(most: number, one: string, other: string): boolean {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, against] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    if (Math.min(...next) > most) return false;
    row = next;
  }
  return (row[other.length] ?? 0) <= most;
}
