import { own } from '../kubernetes';

const MAGIC = /[*?[{]/;

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
export function globPattern(pattern: string): RegExp {
  return new RegExp(`^${translate(pattern, true)}$`, 's');
}

/** The same for a single name, such as a workload's: `*` is anything. */
export function namePattern(pattern: string): RegExp {
  return new RegExp(`^${translate(pattern, false).replaceAll('[^/]', '.')}$`, 's');
}

/** What has a meaning in a pattern; everything else stands for itself. */
const TOKEN = /(?<=^|\/)\*\*(?:\/|$)|[*?]|\[[!^]?[^\]]+\]|[{},]|[^]/g;

function translate(pattern: string, isPath: boolean): string {
  let depth = 0;
  return pattern.replace(TOKEN, (token, offset: number) => {
    const atStart = isPath && (offset === 0 || pattern[offset - 1] === '/');
    if ('{},'.includes(token)) {
      const opens = token === '{' && pattern.includes('}', offset);
      if (!opens && depth === 0) return `\\${token}`;
      depth += own(BRACES, token)?.deeper ?? 0;
      return own(BRACES, token)?.written ?? token;
    }
    return wildcard(token, atStart, isPath) ?? token.replace(/[\\^$.+()[\]|]/, '\\$&');
  });
}

const BRACES: Readonly<Record<string, { readonly written: string; readonly deeper: number }>> = {
  '{': { written: '(?:', deeper: 1 },
  '}': { written: ')', deeper: -1 },
  ',': { written: '|', deeper: 0 },
};

function wildcard(token: string, atStart: boolean, isPath: boolean): string | undefined {
  if (token.startsWith('**')) return isPath ? FOLDERS + (token.endsWith('/') ? '' : `${NOT_HIDDEN}[^/]+`) : '[^/]*';
  if (token === '*' || token === '?') return `${atStart ? NOT_HIDDEN : ''}[^/]${token === '*' ? '*' : ''}`;
  return token.length > 1 ? token.replace(/^\[[!^]/, '[^').replaceAll('\\', '\\\\') : undefined;
}

const NOT_HIDDEN = '(?!\\.)';
const FOLDERS = `(?:${NOT_HIDDEN}[^/]+/)*`;
