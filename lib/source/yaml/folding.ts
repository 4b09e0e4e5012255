/** Line ends within a scalar on several lines: one is a space, further ones stay. */
export class Folding {
  /** What has been read. */
  text = '';
  /** Whether a line has ended since the last word. */
  isOpen = false;
  private first = '';
  private further = '';

  /** One more line end; without a text, an escaped one. */
  add(written: string): void {
    if (this.isOpen) this.further += written;
    else this.first = written;
    this.isOpen = true;
  }

  /** What the line ends since the last word read as. */
  close(): string {
    const { first, further } = this;
    this.isOpen = false;
    this.first = '';
    this.further = '';
    if (first !== '\n') return first + further;
    return further === '' ? ' ' : further;
  }
}
