/** A line that stands for any number of lines. */
const ELLIPSIS = /^\s*(?:# )?\.\.\.$/;

/**
 * Where a text that a page shows differs from the real one; undefined where it does not. A line `...` (in YAML
 * `# ...`) stands for lines that are left out; everything else has to be there, in order, next to its neighbours.
 */
export function mismatch(shown: string, real: string): string | undefined {
  const realLines = tidy(real);
  let at = 0;
  let maySkip = false;
  for (const { lines, last } of passages(tidy(shown))) {
    const found = place(lines, realLines, { from: at, maySkip, toTheEnd: last });
    if (found === undefined)
      return `this is not in the real output at its place:\n${lines.join('\n')}\n\nThe real output:\n${realLines.join('\n')}`;
    at = found + lines.length;
    maySkip = true;
  }
  return undefined;
}

/** YAML as a page shows it, without the comments that explain it. */
export function withoutComments(yaml: string): string {
  const lines = yaml.split('\n').filter((line) => ELLIPSIS.test(line) || !/^\s*#/.test(line));
  return lines.map((line) => (ELLIPSIS.test(line) ? line : line.replace(/\s+# .*$/, ''))).join('\n');
}

function tidy(text: string): readonly string[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.trimEnd());
}

/** The lines between two ellipses; the last passage goes to the end of the text. */
function passages(lines: readonly string[]): readonly { readonly lines: readonly string[]; readonly last: boolean }[] {
  const split: string[][] = [[]];
  for (const line of lines) {
    if (ELLIPSIS.test(line)) split.push([]);
    else split.at(-1)?.push(line);
  }
  return split.map((passage, index) => ({ lines: passage, last: index === split.length - 1 && passage.length > 0 }));
}

interface Where {
  readonly from: number;
  readonly maySkip: boolean;
  readonly toTheEnd: boolean;
}

function place(
  lines: readonly string[],
  real: readonly string[],
  { from, maySkip, toTheEnd }: Where,
): number | undefined {
  const latest = real.length - lines.length;
  const starts = toTheEnd
    ? [latest]
    : Array.from({ length: maySkip ? latest - from + 1 : 1 }, (_, index) => from + index);
  const reachable = starts.filter((start) => start >= from && (maySkip || start === from));
  return reachable.find((start) => lines.every((line, index) => line === real[start + index]));
}
