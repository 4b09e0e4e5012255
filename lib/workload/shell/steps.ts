import { shellTokens, type Expand, type Token } from './tokens';

/** A plain command of a shell script. */
export interface ShellCommand {
  readonly words: readonly string[];
  /** Scripts in its words that run first, for what they print. */
  readonly runs: readonly string[];
  /** Whether one of its redirections may fail; it does not run then. */
  readonly mayNotRun: boolean;
  /** Whether anything of it is redirected. */
  readonly isRedirected: boolean;
}

/** What a shell script does at once: a command, or several that hand their output on. */
export interface ShellStep {
  /** What stands before it: it runs always, or only when the one before it has succeeded or failed. */
  readonly joined: ';' | '&&' | '||';
  /** More than one where they are a pipeline; all run at the same time. */
  readonly commands: readonly ShellCommand[];
  /** Whether the script goes on without waiting for it. */
  readonly isInBackground: boolean;
}

const END: Token = { kind: 'operator', text: '\n' };

/** The steps of a shell script; undefined where it holds anything but plain commands. */
export function shellSteps(script: string, expand?: Expand): readonly ShellStep[] | undefined {
  const tokens = shellTokens(script, expand);
  if (tokens === undefined) return undefined;
  const steps: ShellStep[] = [];
  let joined: ShellStep['joined'] = ';';
  let pipeline: ShellCommand[] = [];
  let command: Token[] = [];
  for (const token of [...tokens, END]) {
    if (token.kind !== 'operator') {
      command.push(token);
    } else if (command.length === 0) {
      const isBlankLine = token.text === '\n' && (token !== END || (joined === ';' && pipeline.length === 0));
      if (!isBlankLine) return undefined; // a command is missing: the shell refuses the script
    } else {
      pipeline.push(commandOf(command));
      command = [];
      if (token.text === '|') continue;
      if (token.text === '&' && joined !== ';') return undefined; // all that is joined goes to the background
      steps.push({ joined, commands: pipeline, isInBackground: token.text === '&' });
      pipeline = [];
      joined = token.text === '&&' || token.text === '||' ? token.text : ';';
    }
  }
  return steps;
}

function commandOf(tokens: readonly Token[]): ShellCommand {
  const words = tokens.filter((token) => token.kind === 'word');
  const redirections = tokens.filter((token) => token.kind === 'redirection');
  return {
    words: words.map(({ text }) => text),
    runs: words.flatMap(({ runs }) => runs),
    mayNotRun: redirections.some(({ mayFail }) => mayFail),
    isRedirected: redirections.length > 0,
  };
}
