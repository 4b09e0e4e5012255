/** A number with what it counts: `1 finding`, `2 findings`. */
export function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
