/** Hands results on in the order of their tasks, whenever they come, and holds no more of them than it has to. */
export class InOrder<Task, Result> {
  /** What is kept of each result. */
  readonly kept: Result[] = [];
  private readonly waiting = new Map<Task, Result>();

  /** @param keep is given each result, and says what is kept of it */
  constructor(
    private readonly tasks: readonly Task[],
    private readonly keep: (result: Result) => Result,
  ) {}

  /** A task is done. */
  done(task: Task, result: Result): void {
    this.waiting.set(task, result);
    for (let next = this.tasks[this.kept.length]; next; next = this.tasks[this.kept.length]) {
      const its = this.waiting.get(next);
      if (!its) return;
      this.waiting.delete(next);
      this.kept.push(this.keep(its));
    }
  }
}
