import { isBlankOrEnd } from './characters';
import type { Cursor } from './cursor';

const ANCHOR = /[&*]([0-9A-Za-z_-]+)/y;
const AFTER_ANCHOR = '?:,]}%@`';

/** Reads `&name` or `*name`, and gives the name. */
export function scanAnchor(cursor: Cursor): string {
  ANCHOR.lastIndex = cursor.at;
  const [written = '', name = ''] = ANCHOR.exec(cursor.text) ?? [];
  const next = cursor.text[cursor.at + written.length] ?? '';
  const isOver = isBlankOrEnd(cursor.code(written.length)) || AFTER_ANCHOR.includes(next);
  if (name === '' || !isOver)
    cursor.fail(
      'syntax',
      'an anchor or an alias needs a name of letters, digits, `-` and `_`: quote the value if it is none',
    );
  cursor.at += written.length;
  return name;
}

const URI = "(?:[0-9A-Za-z_;/?:@&=+$,.!~*'()[\\]-]|%[0-9A-Fa-f]{2})";
const TAG = new RegExp(`!(?:<(${URI}+)>|([0-9A-Za-z_-]*!)(${URI}+)|(?![0-9A-Za-z_-]*!)(${URI}*))`, 'y');

/** A tag as it is written: its handle (`!`, `!!`, `!name!`, or nothing), and what follows it. */
export interface TagScan {
  readonly handle: string;
  readonly suffix: string;
}

/**
 * Reads a tag.
 *
 * @see go.yaml.in/yaml/v2 scannerc.go yaml_parser_scan_tag
 */
export function scanTag(cursor: Cursor): TagScan {
  TAG.lastIndex = cursor.at;
  const match = TAG.exec(cursor.text);
  const [written = '', verbatim, handle, suffix = '', local = ''] = match ?? [];
  if (written === '' || !isBlankOrEnd(cursor.code(written.length)))
    cursor.fail('syntax', 'this is no tag: quote a value that begins with `!`');
  cursor.at += written.length;
  if (verbatim !== undefined) return { handle: '', suffix: decoded(verbatim) };
  if (handle !== undefined) return { handle: `!${handle}`, suffix: decoded(suffix) };
  return local === '' ? { handle: '', suffix: '!' } : { handle: '!', suffix: decoded(local) };
}

function decoded(uri: string): string {
  try {
    return decodeURIComponent(uri);
  } catch {
    return uri;
  }
}

const HANDLE = '!(?:[0-9A-Za-z_-]*!)?';
const DIRECTIVE = new RegExp(
  `%(?:YAML[ \\t]*\\d{1,2}\\.\\d{1,2}|TAG[ \\t]*${HANDLE}[ \\t]+${URI}+)(?=[ \\t\\r\\n\\u0085\\u2028\\u2029]|$)`,
  'y',
);

/** Reads a line such as `%YAML 1.1`. */
export function scanDirective(cursor: Cursor): void {
  DIRECTIVE.lastIndex = cursor.at;
  const [written = ''] = DIRECTIVE.exec(cursor.text) ?? [];
  if (written === '') cursor.fail('syntax', 'a line of YAML cannot start with `%`: quote the value');
  cursor.toLineEnd();
}
