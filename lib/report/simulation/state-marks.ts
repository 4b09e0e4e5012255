import type { PodState } from '../../simulation';

/** How a state of a pod is shown. */
export interface StateMark {
  /** For a column of a bar, in a UTF-8 locale. */
  readonly block: string;
  /** The same where only ASCII is understood. */
  readonly ascii: string;
  readonly words: string;
}

/** The marks of the states, told apart without colour. */
export const STATE_MARKS: Readonly<Record<PodState, StateMark>> = {
  pending: { block: '·', ascii: '.', words: 'pending' },
  pulling: { block: '↓', ascii: ',', words: 'waiting for its image or volume' },
  starting: { block: '─', ascii: '-', words: 'starting' },
  running: { block: '━', ascii: '+', words: 'running, not ready' },
  ready: { block: '█', ascii: '#', words: 'ready' },
  'pre-stop': { block: '▓', ascii: 'p', words: 'preStop hook runs, serves on' },
  sigterm: { block: '▒', ascii: 't', words: 'has got SIGTERM' },
  exited: { block: '░', ascii: 'x', words: 'nothing runs in it' },
  'back-off': { block: '╳', ascii: 'b', words: 'waits to be restarted' },
  lost: { block: '?', ascii: '?', words: 'its node is gone' },
};
