import type { Span } from '../../source';

/** The subchart that a template of a chart belongs to, as Helm names it, and as its values are called; nothing for its own. */
export function subchartOf(source: string): string | undefined {
  return /^[^/]+\/charts\/([^/]+)\//.exec(source)?.[1];
}

/** The charts of charts that lead to a template, as Helm names it. */
export function subchartsOf(source: string): readonly string[] {
  const above = source.slice(0, Math.max(0, source.lastIndexOf('/templates/')));
  return [...above.matchAll(/\/charts\/([^/]+)(?=\/|$)/g)].map(([, name = '']) => name);
}

/** Where a chart says that it depends on another: at the name that it gives it, else at the top. */
export function dependencyPlace(chart: string, name: string): Span {
  const lines = chart.split(/\r?\n/);
  const from = lines.findIndex((line) => /^dependencies:/.test(line));
  const naming = (key: string) =>
    lines.findIndex(
      (line, index) => index > from && new RegExp(`^\\s*(?:- +)?${key}:\\s`).test(line) && saysOnly(line, name),
    );
  const at = from < 0 ? -1 : [naming('alias'), naming('name')].find((line) => line > 0);
  const line = at === undefined || at < 0 ? 0 : at;
  const text = lines[line] ?? '';
  const column = text.length - text.trimStart().length + 1;
  return { line: line + 1, column, endLine: line + 1, endColumn: Math.max(column, text.trimEnd().length + 1) };
}

/** Whether the value of a line of YAML is this text, in quotes or not. */
function saysOnly(line: string, value: string): boolean {
  const said = line
    .slice(line.indexOf(':') + 1)
    .replace(/(?<!\s)\s+#.*$/, '')
    .trim();
  return said.replace(/^(["'])(.*)\1$/, '$2') === value;
}
