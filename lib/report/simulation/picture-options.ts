import type { Cause, PodState } from '../../simulation';
import { CAUSE_MARKS } from './cause-marks';
import { STATE_MARKS } from './state-marks';

/** What a picture says besides names and numbers. */
export interface PictureWords {
  readonly state: (state: PodState) => string;
  readonly lost: (cause: Cause) => string;
  /** What stands behind the name of a pod of the new version. */
  readonly isNew: string;
  readonly serving: string;
  readonly wanted: string;
}

/** How a timeline is drawn. */
export interface PictureOptions {
  /** How wide it is; what is narrow is read on a phone. @default 760 */
  readonly width?: number;
  /** @default as the reader's system has it */
  readonly theme?: 'light' | 'dark';
  /** What stands over it; nothing where it is an empty text. @default the outcome in a sentence */
  readonly title?: string;
  /** @default English */
  readonly words?: PictureWords;
}

/** A picture in English. */
export const ENGLISH_PICTURE: PictureWords = {
  state: (state) => STATE_MARKS[state].words,
  lost: (cause) => `lost: ${CAUSE_MARKS[cause].word}`,
  isNew: '(new)',
  serving: 'pods that serve',
  wanted: 'dashed: wanted',
};

/** How far a text in small letters goes: those of Chinese take twice the place. */
export function textLength(words: string): number {
  const wide = words.match(/[\u2e80-\uffdc]/gu)?.length ?? 0;
  return wide * 12.4 + (words.length - wide) * 6.4;
}
