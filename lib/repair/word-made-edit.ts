import { formatFieldPath, type Json } from '../kubernetes';
import { shownValue } from '../source';
import type { MadeEdit } from './repair-texts';

/** An edit for people: the field and both values, as far as they may be told. */
export function wordMadeEdit({ resource, path, before, after }: MadeEdit): string {
  if (path.length === 0) return `add the ${resource.kind} ${resource.name}`;
  const field = formatFieldPath(path);
  if (after === undefined) return `take away ${field} (was ${worded(before)})`;
  if (before === undefined) return `set ${field} to ${worded(after)}`;
  const waits = waitsOf(before, after);
  return waits
    ? `let ${field} ${waits.after} (was ${waits.before})`
    : `set ${field} to ${worded(after)} (was ${worded(before)})`;
}

/** An edit whose values may hold a secret, without them. */
export function shownEdit(edit: MadeEdit): MadeEdit {
  const { before, after } = edit;
  return {
    ...edit,
    ...(before !== undefined && { before: shownValue(before) }),
    ...(after !== undefined && { after: shownValue(after) }),
  };
}

/** Whether a value may be repeated in another text. */
export function mayBeRepeated(value: Json | null): boolean {
  return value === null || shownValue(value) === value;
}

const LONGEST = 120;

function worded(value: Json | undefined): string {
  const told = value === undefined ? undefined : shownValue(value);
  const text = typeof told === 'object' ? JSON.stringify(told) : String(told);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}

/** The only words of a command that are told where others of it may be a secret. */
const WAIT = /\bsleep \d+(?:\.\d+)?\b/g;

/** How long a command waits before and after, where that is all that may be told of it. */
function waitsOf(before: Json, after: Json): { readonly before: string; readonly after: string } | undefined {
  if (typeof before !== 'string' || typeof after !== 'string') return undefined;
  if (mayBeRepeated(before) && mayBeRepeated(after)) return undefined;
  const [was, is] = [before, after].map((text) => text.match(WAIT)?.join(', ') ?? 'not sleep');
  return was === undefined || is === undefined || was === is ? undefined : { before: was, after: is };
}
