import { escaped, STEERING } from './steering';

/**
 * A value as JSON for files and terminals: what steers whoever shows it is escaped, which JSON reads as the same.
 *
 * @param indentation spaces for each level
 */
export function jsonText(value: unknown, indentation = 2): string {
  const json = JSON.stringify(value, undefined, indentation);
  return json.replace(STEERING, (character) => (character === '\n' ? character : escaped(character)));
}
