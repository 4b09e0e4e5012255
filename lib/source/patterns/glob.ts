import { GlobAutomaton } from './glob-automaton';

const MAGIC = /[*?[{]/;

/** What a name or a path is held against. */
export interface Pattern {
  test(text: string): boolean;
}

/** Whether a path is a pattern. */
export function isGlob(path: string): boolean {
  return MAGIC.test(path);
}

/** The folder that everything a pattern matches stands in. */
export function globBase(pattern: string): string {
  const steps = pattern.split('/');
  const first = steps.findIndex((step) => MAGIC.test(step));
  return steps.slice(0, first).join('/') || (pattern.startsWith('/') ? '/' : '.');
}

/**
 * What a pattern matches: `*` and `?` within a name, `**` over folders, `[abc]`, `[!abc]`, `{one,other}`. As in a
 * shell, a name that begins with a dot is matched only by a pattern that has the dot.
 */
export function globPattern(pattern: string): Pattern {
  return compiled(pattern, true);
}

/** The same for a single name, such as a workload's: `*` is anything. */
export function namePattern(pattern: string): Pattern {
  return compiled(pattern, false);
}

/** What has a meaning in a pattern; everything else stands for itself. */
const TOKEN = /(?<=^|\/)\*\*(?:\/|$)|[*?]|\[[!^]?[^\]]{1,255}\]|[{},]|[^]/gu;

/** Most texts begin otherwise than a pattern does, and most patterns are never held against one that does not. */
function compiled(pattern: string, isPath: boolean): Pattern {
  const [beginning = ''] = pattern.split(MAGIC, 1);
  let whole: Pattern | undefined;
  return { test: (text) => text.startsWith(beginning) && (whole ??= automatonOf(pattern, isPath)).test(text) };
}

function automatonOf(pattern: string, isPath: boolean): Pattern {
  const automaton = new GlobAutomaton(isPath);
  const lastClosing = pattern.lastIndexOf('}');
  for (const { 0: token, index } of pattern.matchAll(TOKEN)) {
    const atStart = isPath && (index === 0 || pattern[index - 1] === '/');
    const isBrace = token === '{' ? automaton.depth > 0 || lastClosing > index : automaton.depth > 0;
    if (isBrace && '{},'.includes(token)) automaton.brace(token);
    else if (token.startsWith('**')) automaton.folders(!token.endsWith('/'));
    else if (token === '*') automaton.anything(atStart);
    else if (token === '?') automaton.one(atStart);
    else if (token.length > 1 && token.startsWith('[')) automaton.oneOf(token);
    else automaton.literal(token);
  }
  return automaton.pattern();
}
