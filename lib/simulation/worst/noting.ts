import type { Adversary } from '../model/setting';
import { NO_ADVERSARY } from '../model/no-adversary';

const QUESTIONS = Object.keys(NO_ADVERSARY) as readonly (keyof Adversary)[];

/** An adversary that notes what it is asked. A run that would be told the same is the same run. */
export class Noting {
  private readonly answers: readonly Adversary[keyof Adversary][];
  /** A bit for each question: runs ask some hundred times, and it costs nothing to note it. */
  private asked = 0;

  constructor(adversary: Adversary) {
    this.answers = QUESTIONS.map((question) => adversary[question]);
  }

  /** The adversary to ask. */
  get adversary(): Adversary {
    return this as unknown as Adversary;
  }

  /** Whether another adversary would have said the same so far. */
  isLike(other: Adversary): boolean {
    return QUESTIONS.every(
      (question, place) => (this.asked & (1 << place)) === 0 || this.answers[place] === other[question],
    );
  }

  /** Answers a question by its place. */
  answer(place: number): Adversary[keyof Adversary] {
    this.asked |= 1 << place;
    return this.answers[place] as Adversary[keyof Adversary];
  }
}

for (const [place, question] of QUESTIONS.entries()) {
  Object.defineProperty(Noting.prototype, question, {
    get(this: Noting) {
      return this.answer(place);
    },
  });
}
