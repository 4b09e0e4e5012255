/** How many members may be missing where more than half of them have to be there. */
export function missedByMajority(members: number): number {
  return Math.max(0, members - Math.floor(members / 2) - 1);
}
