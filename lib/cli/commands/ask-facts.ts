import { answerProblem, openQuestions, type Answer, type OpenQuestion } from '../../repair';
import type { World } from '../../workload';
import type { Io, Prompt } from '../io';

/**
 * Asks whoever sits at the terminal for the facts that decide; what is left open stays open. The end of the input ends
 * the questions.
 */
export async function askFacts(world: World, io: Io): Promise<readonly Answer[]> {
  const questions = openQuestions(world);
  const prompt = questions.length > 0 ? io.openPrompt?.() : undefined;
  if (!prompt) return [];
  const answers: Answer[] = [];
  try {
    io.stderr.write(INTRODUCTION);
    let last = '';
    for (const question of questions) {
      const { kind, name } = question.workload;
      const heading = `\n${kind} ${name}${question.file === undefined ? '' : ` (${question.file})`}\n`;
      if (heading !== last) io.stderr.write(heading);
      last = heading;
      const text = await answerTo(question, prompt, io);
      if (text === undefined) break;
      if (text !== '') answers.push({ question, text });
    }
  } finally {
    prompt.close();
  }
  return answers;
}

const INTRODUCTION =
  'These facts decide what is changed, and nobody has stated them. Answers become annotations; an empty one leaves it open.\n';

async function answerTo(question: OpenQuestion, prompt: Prompt, io: Io): Promise<string | undefined> {
  for (;;) {
    const given = await prompt.ask(`  ${question.words} (${question.example}) `);
    const text = given?.trim();
    const problem = text === undefined || text === '' ? undefined : answerProblem(question, text);
    if (problem === undefined) return text;
    io.stderr.write(`  ${problem}\n`);
  }
}
