import { parseArgs } from 'node:util';
import { didYouMean } from '../../kubernetes/values/did-you-mean';
import { UsageError } from '../usage-error';
import { type Flags, type Given } from './flag';
import { own } from '../../kubernetes';

/**
 * Reads the arguments of a command.
 *
 * @throws UsageError for a flag that is unknown, given twice, or with a value missing or too many
 */
export function readFlags(args: readonly string[], flags: Flags): Given {
  const options = Object.fromEntries(
    Object.entries(flags).map(([name, { value, short }]) => [
      name,
      {
        type: value === undefined ? ('boolean' as const) : ('string' as const),
        multiple: true,
        ...(short && { short }),
      },
    ]),
  );
  const { tokens } = parseArgs({ args: [...args], options, strict: false, tokens: true, allowPositionals: true });
  const inOrder: [string, string][] = [];
  const positionals: string[] = [];
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value);
    if (token.kind === 'option') inOrder.push([token.name, valueOf(token.rawName, token.name, token.value, flags)]);
  }
  return given(positionals, inOrder, flags);
}

function valueOf(raw: string, name: string, value: string | undefined, flags: Flags): string {
  const flag = own(flags, name);
  if (flag === undefined) {
    const known = Object.keys(flags).map((one) => `--${one}`);
    throw new UsageError(`there is no flag ${raw}${didYouMean(raw, known)}`);
  }
  if (flag.value === undefined && value !== undefined) throw new UsageError(`${raw} takes no value`);
  // `--format --strict`: what follows is the next flag, unless it is glued with `=`.
  if (flag.value !== undefined && (value === undefined || /^--?[a-z]/.test(value))) {
    throw new UsageError(`${raw} needs a value: ${raw} ${flag.value}`);
  }
  return value ?? '';
}

function given(positionals: readonly string[], inOrder: readonly [string, string][], flags: Flags): Given {
  const all = (flag: string) => inOrder.filter(([name]) => name === flag).map(([, value]) => value);
  for (const [name, { value, multiple }] of Object.entries(flags)) {
    if (value !== undefined && !multiple && all(name).length > 1) throw new UsageError(`--${name} is given twice`);
  }
  return {
    positionals,
    inOrder: inOrder.filter(([name]) => own(flags, name)?.value !== undefined),
    has: (flag) => all(flag).length > 0,
    one: (flag) => all(flag)[0],
    all,
  };
}
