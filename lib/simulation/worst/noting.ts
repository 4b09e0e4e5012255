import type { Adversary } from '../model/setting';
import { NO_ADVERSARY } from '../model/no-adversary';

/** What a run has asked of its adversary, and been told. A run that would be told the same is the same run. */
export type Answers = Map<keyof Adversary, Adversary[keyof Adversary]>;

/** An adversary that notes what it is asked. */
export function noting(adversary: Adversary, answers: Answers): Adversary {
  return new Noting(adversary, answers) as unknown as Adversary;
}

/** Whether an adversary would have said the same. */
export function saysTheSame(adversary: Adversary, answers: Answers): boolean {
  for (const [question, answer] of answers) if (adversary[question] !== answer) return false;
  return true;
}

class Noting {
  constructor(
    private readonly adversary: Adversary,
    private readonly answers: Answers,
  ) {}

  ask(question: keyof Adversary): Adversary[keyof Adversary] {
    const answer = this.adversary[question];
    this.answers.set(question, answer);
    return answer;
  }
}

for (const question of Object.keys(NO_ADVERSARY) as (keyof Adversary)[]) {
  Object.defineProperty(Noting.prototype, question, {
    get(this: Noting) {
      return this.ask(question);
    },
  });
}
