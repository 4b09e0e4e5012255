/**
 * Puts something in the place of the line of an example, with its indentation; the line goes where that is nothing.
 *
 * @throws Error for a line that the example does not have exactly once
 */
export function changeLine(example: string, line: string, instead: string): string {
  const [found, ...others] = placesOf(line, example);
  if (found === undefined || others.length > 0) {
    throw new Error(`the example has the line '${line}' ${others.length + (found === undefined ? 0 : 1)} times`);
  }
  const start = lineStart(example, found);
  const indentation = example.slice(start, found);
  const inserted = instead === '' ? '' : `${instead.replace(/^/gm, indentation)}\n`;
  return `${example.slice(0, start)}${inserted}${example.slice(found + line.length + 1)}`;
}

/** Where a line stands, without its indentation. Looked for as text: the examples of all rules are made at each start. */
function placesOf(line: string, example: string): readonly number[] {
  const places: number[] = [];
  for (let at = example.indexOf(line); at >= 0; at = example.indexOf(line, at + 1)) {
    const isWhole = example.slice(lineStart(example, at), at).trim() === '' && example[at + line.length] === '\n';
    if (isWhole) places.push(at);
  }
  return places;
}

function lineStart(example: string, at: number): number {
  return example.lastIndexOf('\n', at) + 1;
}
