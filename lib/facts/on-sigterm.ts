import { formatGoDuration, type Seconds } from '../kubernetes';
import { parseStatedDuration } from './stated-duration';

/**
 * What an application does when it gets SIGTERM.
 *
 * - `drains`: it accepts nothing new, finishes what it has, closes keep-alive connections, and exits.
 * - `keeps-serving`: it serves on as before for a stated time, then drains.
 * - `exits`: it exits at once; what is in flight is cut.
 * - `ignores`: it serves on until it is killed (typically a shell as PID 1 that does not pass the signal on).
 * - `unknown`: nobody has said; planned for the worst of the others.
 */
export type OnSigterm =
  | { readonly kind: 'drains' }
  | { readonly kind: 'keeps-serving'; readonly for: Seconds }
  | { readonly kind: 'exits' }
  | { readonly kind: 'ignores' }
  | { readonly kind: 'unknown' };

/** The application's behaviour as an annotation says it: `drains`, `keeps-serving 10s`, `exits`, … */
export function formatOnSigterm(onSigterm: OnSigterm): string {
  return onSigterm.kind === 'keeps-serving' ? `keeps-serving ${formatGoDuration(onSigterm.for)}` : onSigterm.kind;
}

/** The duration in parentheses, as the annotation about traffic has what it is told. */
const IN_PARENTHESES = /^(\S+?)\s*\(\s*([^()\s]+)\s*\)$/;

/**
 * Reads what {@link formatOnSigterm} writes, and the duration in parentheses: `keeps-serving(10s)`.
 *
 * @throws RangeError for anything else
 */
export function parseOnSigterm(text: string): OnSigterm {
  const [kind, duration, ...rest] = text.trim().replace(IN_PARENTHESES, '$1 $2').split(/\s+/);
  if (kind === 'keeps-serving' && duration !== undefined && rest.length === 0) {
    return { kind, for: parseStatedDuration(duration) };
  }
  if (duration === undefined && (kind === 'drains' || kind === 'exits' || kind === 'ignores' || kind === 'unknown')) {
    return { kind };
  }
  throw new RangeError(
    `'${text}' is none of: drains, keeps-serving DURATION (such as 'keeps-serving 10s'), exits, ignores, unknown`,
  );
}
