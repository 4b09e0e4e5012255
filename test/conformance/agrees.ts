/**
 * Whether an answer is what a table says: the same in every field that the table names (tables leave out what their
 * test does not look at), where null stands for nothing.
 */
export function agrees(expected: unknown, answer: unknown): boolean {
  if (expected === null) return answer === null || answer === undefined;
  if (Array.isArray(expected)) return Array.isArray(answer) && sameItems(expected, answer);
  if (typeof expected === 'object')
    return typeof answer === 'object' && answer !== null && sameFields(expected, answer);
  return expected === answer;
}

function sameItems(expected: readonly unknown[], answer: readonly unknown[]): boolean {
  return expected.length === answer.length && expected.every((item, index) => agrees(item, answer[index]));
}

function sameFields(expected: object, answer: object): boolean {
  const fields = answer as Readonly<Record<string, unknown>>;
  return Object.entries(expected).every(([field, value]) => agrees(value, fields[field]));
}
