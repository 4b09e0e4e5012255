import type { Seconds } from '../../kubernetes';

/**
 * How long a `curl` takes at the most: its `-m` or `--max-time`; Infinity without one, and where it tries again.
 *
 * @see https://curl.se/docs/manpage.html#-m
 */
export function curlLimit(args: readonly string[]): Seconds {
  const limits = args.flatMap((arg, index) => limitText(arg, args[index + 1]) ?? []);
  const limit = /^\d+(?:\.\d+)?$/.test(limits.at(-1) ?? '') ? Number(limits.at(-1)) : 0;
  const triesAgain = args.some((arg) => arg.startsWith('--retry'));
  return limit > 0 && !triesAgain ? limit : Infinity;
}

/** `--max-time 3`, `-m 3`, `-sSm 3`, `-m3`. */
function limitText(option: string, next: string | undefined): string | undefined {
  if (option === '--max-time' || /^-[a-zA-Z#]*m$/.test(option)) return next;
  return /^(?:--max-time=|-[a-zA-Z#]*m)(\d.*)$/.exec(option)?.[1];
}
