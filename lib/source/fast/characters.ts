export const TAB = 0x09;
export const LINE_FEED = 0x0a;
export const CARRIAGE_RETURN = 0x0d;
export const SPACE = 0x20;
export const DOUBLE_QUOTE = 0x22;
export const HASH = 0x23;
export const SINGLE_QUOTE = 0x27;
export const COMMA = 0x2c;
export const DASH = 0x2d;
export const DOT = 0x2e;
export const COLON = 0x3a;
export const GREATER = 0x3e;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;

/** May stand in a plain key. */
export const IN_KEY = 1;
/** May start a plain scalar whatever follows it. */
export const STARTS_PLAIN = 2;
/** Ends a plain scalar inside brackets or braces, or is doubtful there. */
export const ENDS_FLOW_PLAIN = 4;

/** What each ASCII character may do. */
export const CLASSES = new Uint8Array(128);

mark(IN_KEY | STARTS_PLAIN, 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_/.$');
mark(IN_KEY, '-');
mark(STARTS_PLAIN, '+~(^<=;\\');
mark(ENDS_FLOW_PLAIN, ',[]{}?:#&*!|>\'"%@`\n\r\t');

function mark(bits: number, characters: string): void {
  for (const character of characters) {
    const code = character.charCodeAt(0);
    CLASSES[code] = (CLASSES[code] ?? 0) | bits;
  }
}

/** Whether the character has one of these properties; those beyond ASCII have none. */
export function is(code: number, bits: number): boolean {
  return code < 128 && ((CLASSES[code] as number) & bits) !== 0;
}

/** Whether this is where a line ends (or the text, whose characters behind the end are NaN). */
export function endsLine(code: number): boolean {
  return code === LINE_FEED || code === CARRIAGE_RETURN || code !== code;
}

/** A space, a tab, or where a line ends. */
export function isBlank(code: number): boolean {
  return code === SPACE || code === TAB || endsLine(code);
}
