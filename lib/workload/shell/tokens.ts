/** One piece of a shell script. */
export type Token =
  | { readonly kind: 'word'; readonly text: string }
  | { readonly kind: 'operator'; readonly text: '&&' | '||' | ';' | '\n' }
  /** A redirection; one that may fail keeps its command from running. */
  | { readonly kind: 'redirection'; readonly mayFail: boolean };

/** Stands in a word for what only the running shell knows: `$POD_IP`. No word of a script can hold it. */
export const EXPANDED = '\0';

const EXPANSION = String.raw`\$(?:\w+|\{\w+\}|[@*#?$!-])`;
const SINGLE_QUOTED = String.raw`'[^']*'`;
const DOUBLE_QUOTED = String.raw`"(?:[^"\\$\x60]|\\[^]|${EXPANSION})*"`;
const WORD = String.raw`(?:[^ \t\n|&;<>()$\x60\\"']|${SINGLE_QUOTED}|${DOUBLE_QUOTED}|\\[^\n]|${EXPANSION})+`;
const REDIRECTION = String.raw`(?<fd>\d*)(?<way>>>|[<>]&|[<>])(?![<>|&(])[ \t]*(?<target>${WORD})`;

const TOKEN = new RegExp(
  String.raw`(?<blank>[ \t]+|\\\n|#[^\n]*)|(?<redirection>${REDIRECTION})|(?<operator>&&|\|\||;|\n)|(?<word>${WORD})`,
  'y',
);

/**
 * The pieces of a shell script made of plain commands; undefined where it has anything else: command substitution,
 * pipes, background, groups, functions, here-documents.
 *
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/V3_chap02.html#tag_19_03
 */
export function shellTokens(script: string): readonly Token[] | undefined {
  const tokens: Token[] = [];
  for (let at = 0; at < script.length; at = TOKEN.lastIndex) {
    TOKEN.lastIndex = at;
    const { blank, redirection, operator, word, fd = '', way = '', target = '' } = TOKEN.exec(script)?.groups ?? {};
    if (word !== undefined) tokens.push({ kind: 'word', text: unquoted(word) });
    else if (operator !== undefined) tokens.push({ kind: 'operator', text: operator as '&&' | '||' | ';' | '\n' });
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

function unquoted(word: string): string {
  return word.replace(QUOTED, (expansion, single?: string, double?: string, escaped?: string) => {
    if (single !== undefined) return single.slice(1, -1);
    if (double !== undefined) return double.slice(1, -1).replace(ESCAPED, literal);
    return escaped ?? (expansion && EXPANDED);
  });
}

function literal(match: string, escaped?: string): string {
  return escaped ?? (match.startsWith('$') ? EXPANDED : '');
}
