import type { QuestionKind, Questions } from '../engine/question';

declare const WORKER_SOURCE: string;

/** Why there is no answer. */
export type Unanswered = 'superseded' | 'too-long';

interface Waiting {
  readonly answered: (answer: unknown) => void;
  readonly failed: (error: Error) => void;
}

/** The engine in a thread of its own. */
export class Engine {
  private worker: Worker | undefined;
  private readonly waiting = new Map<number, Waiting>();
  private last = 0;

  ask<Kind extends QuestionKind>(kind: Kind, ask: Questions[Kind]['ask']): Promise<Questions[Kind]['answer']> {
    const id = (this.last += 1);
    const worker = (this.worker ??= this.start());
    return new Promise((resolve, reject) => {
      this.waiting.set(id, { answered: (answer) => resolve(answer as Questions[Kind]['answer']), failed: reject });
      worker.postMessage({ id, question: { kind, ...ask } });
    });
  }

  get isBusy(): boolean {
    return this.waiting.size > 0;
  }

  /** Ends what is under way; whoever waits for it is told why. */
  stop(why: Unanswered): void {
    if (!this.isBusy) return;
    this.worker?.terminate();
    this.worker = undefined;
    this.fail(new Error(why));
  }

  /** Gives its thread back. */
  end(): void {
    this.worker?.terminate();
    this.worker = undefined;
  }

  private fail(error: Error): void {
    const left = [...this.waiting.values()];
    this.waiting.clear();
    for (const { failed } of left) failed(error);
  }

  private start(): Worker {
    const source = URL.createObjectURL(new Blob([WORKER_SOURCE], { type: 'text/javascript' }));
    const worker = new Worker(source);
    worker.onmessage = ({ data }: MessageEvent<{ id: number; answer?: unknown; error?: string }>) => {
      const { id, answer, error } = data;
      const waiting = this.waiting.get(id);
      this.waiting.delete(id);
      if (error === undefined) waiting?.answered(answer);
      else waiting?.failed(new Error(error));
    };
    worker.onerror = ({ message }) => this.fail(new Error(message || 'the worker has failed'));
    return worker;
  }
}
