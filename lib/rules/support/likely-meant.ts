import type { Workload } from '../../workload';

type Labels = Readonly<Record<string, string>>;

/**
 * The workload that an object most likely means which selects nothing: it is called the same, or every label that the
 * object asks for is there under another key or with a slip of the pen. Nothing where none is, or several are.
 */
export function likelyMeant(name: string, asked: Labels, workloads: readonly Workload[]): Workload | undefined {
  const [only, ...others] = workloads.filter(({ podLabels }) => areMeant(asked, podLabels));
  if (only) return others.length === 0 ? only : undefined;
  const [namesake, ...more] = workloads.filter(({ identity }) => identity.name === name);
  return more.length === 0 ? namesake : undefined;
}

function areMeant(asked: Labels, labels: Labels): boolean {
  const values = new Set(Object.values(labels));
  const pairs = Object.entries(asked);
  return pairs.length > 0 && pairs.every(([key, value]) => values.has(value) || isTypo(labels[key], value));
}

/** Whether two words differ by so little that one is the other, mistyped. */
function isTypo(one: unknown, other: unknown): boolean {
  if (typeof one !== 'string' || typeof other !== 'string') return false; // no label
  return distance(one, other) <= Math.min(2, Math.floor(other.length / 4));
}

/** How many letters have to be changed, added or taken away. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const next = [at + 1];
    for (const [index, against] of [...other].entries()) {
      const replaced = (row[index] ?? 0) + (letter === against ? 0 : 1);
      next.push(Math.min(replaced, (row[index + 1] ?? 0) + 1, (next[index] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
