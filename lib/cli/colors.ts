import { styleText } from 'node:util';
import { PLAIN, type Paint, type Style } from '../report/paint';
import type { Given } from './flags/flag';
import type { Io, Output } from './io';

const FORMATS: Readonly<Record<Style, Parameters<typeof styleText>[0]>> = {
  error: ['bold', 'red'],
  warning: ['bold', 'yellow'],
  info: ['bold', 'blue'],
  strong: 'bold',
  faint: 'dim',
  good: 'green',
};

/** Colours for an output: on a terminal, or where they are asked for; never with NO_COLOR. */
export function painterFor(output: Output, env: Io['env'], given?: Pick<Given, 'has'>): Paint {
  if (!wantsColor(output, env, given)) return PLAIN;
  // Whether to colour is decided above, so styleText is not to look at this process' own output.
  return (style, text) => styleText(FORMATS[style], text, { validateStream: false } as never);
}

function wantsColor(output: Output, env: Io['env'], given: Pick<Given, 'has'> | undefined): boolean {
  if (env['NO_COLOR']) return false;
  if (given?.has('no-color')) return false;
  if (given?.has('color')) return true;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined && forced !== '') return forced !== '0' && forced !== 'false';
  return output.isTerminal && env['TERM'] !== 'dumb';
}
