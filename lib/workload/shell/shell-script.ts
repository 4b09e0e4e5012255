import { pushAll } from '../../kubernetes';

/** What a shell is given to run. */
export interface ShellScript {
  readonly script: string;
  /** Whether it may end early. */
  readonly strict: boolean;
}

/** Whether a program is a shell that takes a script. */
export function isShell(program: string): boolean {
  return /(?:^|\/)(?:sh|bash|ash|dash)$/.test(program);
}

const LONG_OPTIONS = new Set(['--login', '--norc', '--noprofile', '--posix']);

/**
 * The script in the arguments of a shell: `-c 'sleep 5'`, `-ec …`, `-o pipefail -c …`, `-c -- …`. Words behind the script are its
 * parameters.
 *
 * @returns undefined for a script file, and for options that are not understood
 */
export function shellScript(args: readonly string[]): ShellScript | undefined {
  const options: string[] = [];
  let at = 0;
  for (let arg = args[at]; arg !== undefined && arg !== '--' && /^[-+]./.test(arg); arg = args[at]) {
    if (!LONG_OPTIONS.has(arg) && !/^[-+][cefilouvx]+$/.test(arg)) return undefined;
    const length = /^[-+]\w*o/.test(arg) ? 2 : 1; // `-o` is followed by a name
    pushAll(options, args.slice(at, at + length));
    at += length;
  }
  if (args[at] === '--') at += 1; // no more options
  const script = args[at];
  const isGiven = script !== undefined && options.some((option) => /^-\w*c/.test(option));
  return isGiven ? { script, strict: isStrict(options) } : undefined;
}

/** Whether options of a shell end a script early: where a command fails (`-e`), or a variable is not set (`-u`). */
export function isStrict(options: readonly string[]): boolean {
  return options.some((option) => /^-\w*[eu]|^(?:errexit|nounset)$/.test(option));
}
