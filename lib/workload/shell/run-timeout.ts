import type { Seconds } from '../../kubernetes';
import { programDuration } from './program-duration';
import type { Run } from './run';

const FLAG = /^(?:-[fpv]|--foreground|--preserve-status|--verbose)$/;
const WITH_VALUE = /^(?:-[ks]|--kill-after|--signal)$/;
const WITH_OWN_VALUE = /^(?:-[ks].|--(?:kill-after|signal)=)/;

/**
 * `timeout [-k LATER] LIMIT PROGRAM…`: the program, cut at the limit.
 *
 * @returns undefined where the limit is not understood
 * @see https://www.gnu.org/software/coreutils/timeout
 */
export function runTimeout(args: readonly string[], runProgram: (words: readonly string[]) => Run): Run | undefined {
  const from = afterOptions(args);
  const limit = programDuration(args[from] ?? '');
  const later = killedAfter(args.slice(0, from));
  if (limit === undefined || later === undefined || args.length < from + 2) return undefined;
  const run = runProgram(args.slice(from + 1));
  if (limit === 0) return run; // no limit
  return {
    ...run,
    atLeast: Math.min(run.atLeast, limit),
    atMost: Math.min(run.atMost, limit + later),
    canFail: true,
  };
}

function afterOptions(args: readonly string[]): number {
  let at = 0;
  for (let arg = args[at]; arg !== undefined; arg = args[at]) {
    if (WITH_VALUE.test(arg)) at += 2;
    else if (FLAG.test(arg) || WITH_OWN_VALUE.test(arg)) at += 1;
    else break;
  }
  return at;
}

/** How much later than TERM the program is killed; without `-k` it is taken to end on TERM. */
function killedAfter(options: readonly string[]): Seconds | undefined {
  const [, own] = options.map((option) => /^(?:-k|--kill-after=)(.+)$/.exec(option)).find((match) => match) ?? [];
  const named = options.findIndex((option) => option === '-k' || option === '--kill-after');
  const text = own ?? (named < 0 ? '0' : options[named + 1]);
  return programDuration(text ?? '');
}
