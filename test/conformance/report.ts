/** What became of the cases of one table (or one topic). */
export interface Outcome {
  readonly name: string;
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Why cases were skipped, and what failed ones expected and got. */
  readonly remarks: readonly string[];
}

/** One row a table with its remarks below; the last line sums up. */
export function report(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ name }) => name.length));
  const rows = outcomes.flatMap((outcome) => [
    `${outcome.name.padEnd(width)}  ${counts(outcome)}`,
    ...outcome.remarks.map((remark) => `  ${remark}`),
  ]);
  return [...rows, counts(total(outcomes))].join('\n');
}

/** All outcomes as one. */
export function total(outcomes: readonly Outcome[]): Outcome {
  const sum = (count: (outcome: Outcome) => number) => outcomes.reduce((all, outcome) => all + count(outcome), 0);
  return {
    name: 'total',
    passed: sum(({ passed }) => passed),
    failed: sum(({ failed }) => failed),
    skipped: sum(({ skipped }) => skipped),
    remarks: [],
  };
}

function counts({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
