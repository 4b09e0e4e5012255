import { shellTokens, type Token } from './tokens';

/** A plain command of a shell script. */
export interface ShellStep {
  /** What stands before it: it runs always, or only when the one before it has succeeded or failed. */
  readonly joined: ';' | '&&' | '||';
  readonly words: readonly string[];
  /** Whether one of its redirections may fail; it does not run then. */
  readonly mayNotRun: boolean;
}

const END: Token = { kind: 'operator', text: '\n' };

/** The commands of a shell script; undefined where it holds anything but plain commands one after the other. */
export function shellSteps(script: string): readonly ShellStep[] | undefined {
  const tokens = shellTokens(script);
  if (tokens === undefined) return undefined;
  const steps: ShellStep[] = [];
  let joined: ShellStep['joined'] = ';';
  let command: Token[] = [];
  for (const token of [...tokens, END]) {
    if (token.kind !== 'operator') {
      command.push(token);
    } else if (command.length > 0) {
      steps.push(stepOf(joined, command));
      command = [];
      joined = token.text === '\n' ? ';' : token.text;
    } else if (token.text !== '\n' || (token === END && joined !== ';')) {
      return undefined; // a command is missing: the shell refuses the script
    }
  }
  return steps;
}

function stepOf(joined: ShellStep['joined'], command: readonly Token[]): ShellStep {
  return {
    joined,
    words: command.flatMap((token) => (token.kind === 'word' ? [token.text] : [])),
    mayNotRun: command.some((token) => token.kind === 'redirection' && token.mayFail),
  };
}
