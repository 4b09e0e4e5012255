import { answer } from './answer';
import type { Question } from './question';

/** What a worker is to its script; the types of a page do not know it. */
interface WorkerScope {
  onmessage: (event: { readonly data: { readonly id: number; readonly question: Question } }) => void;
  postMessage(message: unknown): void;
}

const scope = globalThis as unknown as WorkerScope;

/** One question after the other, in a thread of its own: the page stays quick whatever is simulated. */
scope.onmessage = ({ data: { id, question } }) => {
  try {
    scope.postMessage({ id, answer: answer(question) });
  } catch (error) {
    scope.postMessage({ id, error: error instanceof Error ? error.message : String(error) });
  }
};
