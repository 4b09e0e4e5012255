/** So many are named in a sentence. */
const NAMED = 6;

/**
 * Names as a sentence lists them: of many the first, and how many others there are. Each of a thousand findings would
 * name a thousand otherwise.
 */
export function listed(names: readonly (string | number)[]): string {
  const shown = names.slice(0, NAMED).join(', ');
  return names.length > NAMED ? `${shown} and ${names.length - NAMED} others` : shown;
}
