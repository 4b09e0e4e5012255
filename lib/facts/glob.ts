/**
 * A test for texts that match a pattern from end to end: `*` stands for any text, `?` for one character, everything
 * else for itself.
 */
export function globTest(pattern: string): (text: string) => boolean {
  if (!/[*?]/.test(pattern)) return (text) => text === pattern;
  const parts = pattern.split(/\*+/);
  return (text) => matchesParts(text, parts);
}

/** The first part at the start, the last at the end, those between one after the other: the leftmost place is the best. */
function matchesParts(text: string, parts: readonly string[]): boolean {
  const [first = '', ...others] = parts;
  const last = others.pop();
  if (last === undefined) return text.length === first.length && isAt(text, 0, first);
  if (text.length < first.length + last.length || !isAt(text, 0, first)) return false;
  const end = text.length - last.length;
  let at = first.length;
  for (const part of others) {
    while (at + part.length <= end && !isAt(text, at, part)) at += 1;
    at += part.length;
  }
  return at <= end && isAt(text, end, last);
}

function isAt(text: string, at: number, part: string): boolean {
  for (let index = 0; index < part.length; index += 1) {
    if (part[index] !== '?' && part[index] !== text[at + index]) return false;
  }
  return true;
}
