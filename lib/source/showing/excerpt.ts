import type { Place } from '../places/place';
import { ownText } from '../documents/own-text';
import { shownKey } from './shown-key';

/** A line that can be printed, and the part of it that is meant. */
export interface Excerpt {
  readonly text: string;
  /** Columns in `text`, from 1; the end just behind the last character. */
  readonly column: number;
  readonly endColumn: number;
}

/** Offsets in a text. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

const ELIDED = '…';
const LONGEST_VALUE = 80;

/**
 * The line of a field with its indentation, its key and, if it may be shown, its value on that line; the rest elided.
 *
 * @param line where the line begins and ends that the mark begins on
 */
export function excerptOf(
  text: string,
  place: Place,
  mark: Stretch,
  line: Stretch,
  shown: boolean,
  isKeyShown = true,
): Excerpt {
  const { start: lineStart, end: lineEnd } = line;
  const key = place.key && place.key.start >= lineStart && place.key.end <= lineEnd ? place.key : undefined;
  const before = lead(text.slice(lineStart, key?.start ?? mark.start));
  const keyText = writtenKey(text, key, isKeyShown);
  if (mark === key) {
    const rest = text.slice(key.end, lineEnd).trim();
    const tail = rest === ':' || rest === '' ? rest : `: ${ELIDED}`;
    return marked(before, keyText, tail);
  }
  const gap = key ? text.slice(key.end, mark.start).replace(/[^:\s].*/, '') : '';
  const isWhole = mark.end <= lineEnd;
  const value = text.slice(mark.start, Math.min(mark.end, lineEnd));
  const word = !shown || value.length > LONGEST_VALUE ? ELIDED : value;
  const tail = isWhole && text.slice(mark.end, lineEnd).trim() === '' ? '' : ` ${ELIDED}`;
  return marked(before + keyText + gap, word, tail);
}

/** A key with its quotes. */
function writtenKey(text: string, place: Place['key'], isShown: boolean): string {
  if (!place) return '';
  const written = text.slice(place.start, place.end);
  const key = written.replace(/^(["'])(.*)\1$/s, '$2');
  const shown = shownKey(key, ELIDED);
  if (!isShown && shown === key) return ELIDED;
  return shown === key ? written : shown;
}

function marked(before: string, word: string, after: string): Excerpt {
  return {
    text: ownText(before + word + after),
    column: before.length + 1,
    endColumn: before.length + word.length + 1,
  };
}

/** Indentation and list dashes as they are; anything else elided. */
function lead(text: string): string {
  const plain = /^[\s-]*/.exec(text)?.[0] ?? '';
  return plain.length === text.length ? text : `${plain}${ELIDED} `;
}
