import { plainText } from '../report/plain-text';
import type { Io } from './io';

/** How long a run is quiet, and how long a line stands, in milliseconds. */
const PATIENCE = 1000;
const PACE = 100;

/** Says on a terminal how far a long run is, on one line that it takes away again. */
export class Progress {
  private readonly start: number;
  private last = 0;
  private isShown = false;

  /** @param io shown on its stderr, if that is a terminal */
  constructor(private readonly io: Pick<Io, 'stderr' | 'now'>) {
    this.start = io.now();
  }

  /** Shows a line, unless the run is young or the last one is fresh. */
  say(text: string): void {
    const now = this.io.now();
    if (!this.io.stderr.isTerminal || now - this.start < PATIENCE || now - this.last < PACE) return;
    this.last = now;
    this.isShown = true;
    this.io.stderr.write(`\r\u001b[K${plainText(text)}`);
  }

  /** Takes the line away. */
  done(): void {
    if (this.isShown) this.io.stderr.write('\r\u001b[K');
    this.isShown = false;
  }
}
