import type { Workload } from '../../workload';

type Labels = Readonly<Record<string, string>>;

/**
 * The workload that an object most likely means which selects nothing: it has the most in common with what the object
 * asks for and how it is called. Nothing where none has anything.
 */
export function likelyMeant(name: string, asked: Labels, workloads: readonly Workload[]): Workload | undefined {
  const scored = workloads.map((workload) => ({ workload, score: likeness(name, asked, workload) }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const likeliest = scored.filter(({ score }) => score === best);
  return best > 0 && likeliest.length === 1 ? likeliest[0]?.workload : undefined;
}

function likeness(name: string, asked: Labels, { identity, podLabels }: Workload): number {
  const values = new Set(Object.values(podLabels));
  const ofLabels = Object.entries(asked).map(([key, value]) => {
    if (podLabels[key] === value) return 4;
    return (values.has(value) ? 3 : 0) + (isTypo(podLabels[key], value) ? 3 : 0);
  });
  const ofName = identity.name === name ? 3 : identity.name.includes(name) || name.includes(identity.name) ? 2 : 0;
  return ofLabels.reduce((sum, score) => sum + score, ofName);
}

/** Whether two values differ by a letter or two, or one begins with the other. */
function isTypo(one: string | undefined, other: string): boolean {
  if (one === undefined) return false;
  return one.startsWith(other) || other.startsWith(one) || distance(one, other) <= 2;
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
