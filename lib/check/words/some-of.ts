/** So many are named. */
const NAMED = 6;

/** The first of some names, and how many more there are. */
export function someOf(names: readonly string[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${shown}, and ${names.length - NAMED} more` : shown;
}

/** All of them, for who reads the notice as data; nothing where its message has them already. */
export function allOf(names: readonly string[]): { readonly names?: readonly string[] } {
  return names.length > NAMED ? { names } : {};
}
