/** Has all tasks done, each by whoever is free, and keeps the results in their order. */
export class WorkThrough<Worker, Task, Result> {
  private readonly results: Result[] = [];
  private readonly busy: Promise<void>[] = [];
  private next = 0;

  /**
   * @param tasks in the order in which they are begun
   * @param work what a worker does with one
   * @param done is told of each result
   */
  constructor(
    private readonly tasks: readonly Task[],
    private readonly work: (worker: Worker, task: Task) => Promise<Result>,
    private readonly done: (task: Task) => void,
  ) {}

  /** How many tasks nobody has begun. */
  get left(): number {
    return this.tasks.length - this.next;
  }

  /** One more worker takes part. */
  join(worker: Worker): void {
    this.busy.push(this.takeTurns(worker));
  }

  /** The results, when all that take part are done: also those that join until then. */
  async all(): Promise<readonly Result[]> {
    let waitedFor: number;
    do {
      waitedFor = this.busy.length;
      await Promise.all(this.busy);
    } while (this.busy.length > waitedFor);
    return this.results;
  }

  private async takeTurns(worker: Worker): Promise<void> {
    while (this.left > 0) {
      const place = this.next++;
      const task = this.tasks[place] as Task;
      this.results[place] = await this.work(worker, task);
      this.done(task);
    }
  }
}
