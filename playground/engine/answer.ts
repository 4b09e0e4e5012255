import { look } from './look';
import { mend } from './mend';
import { move } from './move';
import { play } from './play';
import type { Question, Questions } from './question';

/** Answers what the page asks. Text in, data out: it runs in any thread. */
export function answer(question: Question): Questions[Question['kind']]['answer'] {
  switch (question.kind) {
    case 'look':
      return look(question);
    case 'play':
      return play(question);
    case 'move':
      return move(question);
    case 'mend':
      return mend(question);
  }
}
