import { type Profiler, Session } from 'node:inspector';

/** What of the program the engine has seen run: every block of every function below a folder. */
export class Coverage {
  private readonly session = new Session();
  private readonly seen = new Set<string>();

  /** @param folder a part of the paths of the files that count */
  constructor(private readonly folder: string) {
    this.session.connect();
    this.session.post('Profiler.enable');
    this.session.post('Profiler.startPreciseCoverage', { callCount: true, detailed: true });
  }

  /** How many blocks have run since the last time that never had before. */
  fresh(): number {
    const before = this.seen.size;
    // In this process the session answers at once.
    this.session.post('Profiler.takePreciseCoverage', (_, { result }) => {
      for (const script of result) if (script.url.includes(this.folder)) this.note(script);
    });
    return this.seen.size - before;
  }

  get size(): number {
    return this.seen.size;
  }

  private note({ scriptId, functions }: Profiler.ScriptCoverage): void {
    for (const { ranges } of functions) {
      for (const { startOffset, endOffset, count } of ranges) {
        if (count > 0) this.seen.add(`${scriptId}/${startOffset}/${endOffset}`);
      }
    }
  }
}
