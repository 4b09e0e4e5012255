import type { Io } from './io';

/** Whether the locale understands more than ASCII; where none is set, only Windows is known to. */
export function isUtf8(env: Io['env']): boolean {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'];
  if (!locale) return env['OS'] === 'Windows_NT';
  return /utf-?8/i.test(locale);
}
