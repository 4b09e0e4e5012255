import { createInterface } from 'node:readline';
import type { Prompt } from './io';

/** Asks somebody at a terminal, line by line. */
export function terminalPrompt(input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Prompt {
  const lines = createInterface({ input, output });
  const answers = lines[Symbol.asyncIterator]();
  lines.on('SIGINT', () => {
    lines.close();
    process.kill(process.pid, 'SIGINT');
  });
  return {
    ask: async (question) => {
      lines.setPrompt(question);
      lines.prompt();
      const { done, value } = await answers.next();
      return done === true ? undefined : (value as string);
    },
    close: () => lines.close(),
  };
}
