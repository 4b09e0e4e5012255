/** A value that a template asks for, and the line where it does. */
export interface ValueReference {
  readonly line: number;
  /** `.Values.probes.readiness` as its keys. */
  readonly path: readonly string[];
}

/** What a block lets a dot mean: everything, a value, or something that nobody can tell from the text. */
type Dot = 'all' | 'unknown' | readonly string[];

/**
 * The values that a template of a chart asks for: `.Values.a.b`, `$.Values.a`, and `.b` below `with .Values.a`.
 *
 * @see https://helm.sh/docs/chart_template_guide/values_files/
 */
export function valueReferences(template: string): readonly ValueReference[] {
  const blocks: Dot[] = [];
  const found: ValueReference[] = [];
  for (const { line, action } of actionsIn(template)) {
    const dot = blocks.at(-1) ?? 'all';
    for (const path of pathsIn(action, dot)) found.push({ line, path });
    const [word = ''] = action.split(/\s+/);
    if (OPENS.has(word)) blocks.push(dotBelow(word, action, dot));
    else if (word === 'end') blocks.pop();
    else if (word === 'else' && blocks.length > 0) blocks[blocks.length - 1] = blocks.at(-2) ?? 'all';
  }
  return found;
}

const OPENS: ReadonlySet<string> = new Set(['if', 'with', 'range', 'define', 'block']);

interface Action {
  readonly line: number;
  readonly action: string;
}

function actionsIn(template: string): readonly Action[] {
  let [line, from] = [0, 0];
  // What is not closed goes to the end of the text: another look for its end from each of its braces would be their product.
  const actions = [...template.matchAll(/\{\{-?([^]*?)(?:-?\}\}|$)/g)];
  return actions.map((match) => {
    line += template.slice(from, match.index).split('\n').length - 1;
    from = match.index;
    return { line, action: (match[1] ?? '').trim() };
  });
}

function dotBelow(word: string, action: string, dot: Dot): Dot {
  if (word === 'range') return 'unknown';
  if (word === 'define' || word === 'block') return 'all';
  if (word === 'if') return dot;
  const [only, ...others] = pathsIn(action, dot);
  return only && others.length === 0 && /^with\s+\$?[.\w]+$/.test(action) ? only : 'unknown';
}

/** Paths of values in the words of an action; texts in quotes are none. */
function pathsIn(action: string, dot: Dot): readonly (readonly string[])[] {
  const words = action.replace(/"(?:[^"\\]|\\[^]?)*(?:"|$)|`[^`]*(?:`|$)/g, '""');
  return [...words.matchAll(/(?<![\w)\]"$.])(\$?)((?:\.\w+)+|\.(?!\w))/g)].flatMap(([, root, text = '']) => {
    const keys = text.split('.').filter(Boolean);
    if (keys[0] === 'Values' && (root === '$' || dot === 'all')) return keys.length > 1 ? [keys.slice(1)] : [];
    return root !== '$' && typeof dot !== 'string' ? [[...dot, ...keys]] : [];
  });
}
