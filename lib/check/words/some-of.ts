/** So many are named. */
const NAMED = 6;

/** The first of some names, and how many more there are. */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${shown}, and ${names.length - NAMED} more` : shown;
}
