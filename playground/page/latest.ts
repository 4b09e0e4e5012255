/** Work of which only the newest counts: one after the other, and what is asked for meanwhile is done once. */
export class Latest {
  private isRunning = false;
  private isWanted = false;

  constructor(private readonly work: () => Promise<void>) {}

  get isBusy(): boolean {
    return this.isRunning;
  }

  async run(): Promise<void> {
    this.isWanted = true;
    if (this.isRunning) return;
    this.isRunning = true;
    try {
      while (this.takes()) await this.work();
    } finally {
      this.isRunning = false;
    }
  }

  private takes(): boolean {
    const isWanted = this.isWanted;
    this.isWanted = false;
    return isWanted;
  }
}
