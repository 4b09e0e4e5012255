/** What an option of a program is given: `-w 2`, `-w2`, `--timeout=5`, `--timeout 5`; nothing where it is not there. */
export function optionText(options: readonly string[], args: readonly string[]): string | undefined {
  for (const [at, arg] of args.entries()) {
    const option = options.find((one) => arg === one || arg.startsWith(`${one}=`) || isJoined(arg, one));
    if (option !== undefined) return arg === option ? (args[at + 1] ?? '') : arg.slice(option.length).replace(/^=/, '');
  }
  return undefined;
}

/** `-w2` */
function isJoined(arg: string, option: string): boolean {
  return option.length === 2 && arg.startsWith(option) && /^\d/.test(arg.slice(2));
}
