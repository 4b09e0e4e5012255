/** A word of a shell script. */
export interface Word {
  readonly kind: 'word';
  readonly text: string;
  /** The scripts in it that run first, for what they print: `$(cat /run/nginx.pid)`. */
  readonly runs: readonly string[];
}

/** One piece of a shell script. */
export type Token =
  | Word
  | { readonly kind: 'operator'; readonly text: Operator }
  /** A redirection; one that may fail keeps its command from running. */
  | { readonly kind: 'redirection'; readonly mayFail: boolean };

/** What joins commands. */
export type Operator = '&&' | '||' | ';' | '\n' | '|' | '&';

/**
 * What a variable holds; undefined where only the running shell knows.
 *
 * @param fallback what the script takes where it is not set, or empty: `${WAIT:-15}`
 */
export type Expand = (variable: string, fallback?: string) => string | undefined;

/** Stands in a word for what only the running shell knows: `$POD_IP`. No word of a script can hold it. */
export const EXPANDED = '\0';

const QUOTED_IN_SCRIPT = String.raw`'[^']*'|"(?:[^"\\$\x60]|\\[^])*"`;
const SUBSTITUTION = String.raw`\$\((?:[^()\\"'\x60]|${QUOTED_IN_SCRIPT})*\)|\x60[^\x60\\]*\x60`;
const EXPANSION = String.raw`(?:\$(?:\w+|\{\w+(?::?-[^{}$\\"'\x60]*)?\}|[@*#?$!-])|${SUBSTITUTION})`;
const SINGLE_QUOTED = String.raw`'[^']*'`;
const DOUBLE_QUOTED = String.raw`"(?:[^"\\$\x60]|\\[^]|${EXPANSION})*"`;
const WORD = String.raw`(?:[^ \t\n|&;<>()$\x60\\"']|${SINGLE_QUOTED}|${DOUBLE_QUOTED}|\\[^\n]|${EXPANSION})+`;
const REDIRECTION = String.raw`(?<fd>\d*)(?<way>>>|[<>]&|[<>])(?![<>|&(])[ \t]*(?<target>${WORD})`;

const TOKEN = new RegExp(
  String.raw`(?<blank>[ \t]+|\\\n|#[^\n]*)|(?<redirection>${REDIRECTION})|` +
    String.raw`(?<operator>&&|\|\||[;\n]|\|(?!&)|&(?!>))|(?<word>${WORD})`,
  'y',
);

/**
 * The pieces of a shell script; undefined where it has anything that is not read here: groups, functions,
 * here-documents, arithmetic.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03
 */
export function shellTokens(script: string, expand: Expand = () => undefined): readonly Token[] | undefined {
  if (script.length > LONGEST_SCRIPT) return undefined;
  const tokens: Token[] = [];
  for (let at = 0; at < script.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const { blank, redirection, operator, word, fd = '', way = '', target = '' } = TOKEN.exec(script)?.groups ?? {};
    if (word !== undefined) tokens.push(readWord(word, expand));
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator as Operator });
    // Shells differ on `15>`: a word and a redirection, or a redirection of file 15.
    else if (redirection !== undefined && fd.length < 2)
      tokens.push({ kind: 'redirection', mayFail: !isSafe(way, target) });
    else if (blank === undefined) return undefined;
  }
  return tokens;
}

/** Whether a redirection always works: to another open file, or to a device that every container has. */
function isSafe(way: string, target: string): boolean {
  return way.endsWith('&') ? /^[\d-]$/.test(target) : /^\/dev\/(?:null|stdout|stderr)$/.test(target);
}

const QUOTED = new RegExp(String.raw`(${SINGLE_QUOTED})|(${DOUBLE_QUOTED})|\\([^])|${EXPANSION}`, 'g');
const ESCAPED = new RegExp(String.raw`\\([\\"$\x60])|\\\n|${EXPANSION}`, 'g');

function readWord(word: string, expand: Expand): Word {
  const runs: string[] = [];
  const value = (expansion: string, isQuoted: boolean): string => {
    const script = scriptIn(expansion);
    if (script !== undefined) runs.push(script);
    return script === undefined ? valueOf(expansion, isQuoted, expand) : EXPANDED;
  };
  const text = word.replace(QUOTED, (expansion: string, single?: string, double?: string, escaped?: string) => {
    if (single !== undefined) return single.slice(1, -1);
    if (double === undefined) return escaped ?? value(expansion, false);
    return double.slice(1, -1).replace(ESCAPED, (match: string, literal?: string) => {
      if (literal !== undefined) return literal;
      return match === '\\\n' ? '' : value(match, true);
    });
  });
  return { kind: 'word', text, runs };
}

/** The script of `$(…)` or of backquotes. */
function scriptIn(expansion: string): string | undefined {
  if (expansion.startsWith('$(')) return expansion.slice(2, -1);
  return expansion.startsWith('`') ? expansion.slice(1, -1) : undefined;
}

/** Without quotes, what a variable holds may be split or matched against files: then it counts as not known. */
function valueOf(expansion: string, isQuoted: boolean, expand: Expand): string {
  const [, name = '', fallback] = /^\$\{?([A-Za-z_]\w*)(?::?-([^}]*))?\}?$/.exec(expansion) ?? [];
  const value = name === '' ? undefined : expand(name, fallback);
  const isPlain = value !== undefined && (isQuoted || /^[\w./:@%+,-]+$/.test(value));
  return isPlain ? value : EXPANDED;
}

/** Longer scripts are not read, in characters: people's have less, and time may grow faster than the script. */
export const LONGEST_SCRIPT = 8192;
