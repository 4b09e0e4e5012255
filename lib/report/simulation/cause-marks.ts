import type { Cause } from '../../simulation';

/** How a cause of loss is shown where there is little room. */
export interface CauseMark {
  /** One letter, for a column of a bar. */
  readonly letter: string;
  /** One or two words. */
  readonly word: string;
}

/** The marks of the causes: told apart by letter and shape, not by colour. */
export const CAUSE_MARKS: Readonly<Record<Cause, CauseMark>> = {
  'no-endpoint': { letter: 'N', word: 'no endpoint' },
  dropped: { letter: 'D', word: 'dropped' },
  refused: { letter: 'R', word: 'refused' },
  timeout: { letter: 'T', word: 'timeout' },
  'cut-in-flight': { letter: 'C', word: 'cut in flight' },
  'reset-keep-alive': { letter: 'K', word: 'keep-alive reset' },
  'bad-gateway': { letter: 'B', word: 'bad gateway' },
  'no-majority': { letter: 'M', word: 'no majority' },
  overload: { letter: 'O', word: 'overload' },
};
