import type { ReadProblem } from '../check';
import { plainText } from './plain-text';
import type { TextSettings } from './text-finding';
import { wrap } from './wrap';

/** Something that could not be read, for people. */
export function textProblem(
  { code, severity, file, line, column, message }: ReadProblem,
  settings: TextSettings,
): string {
  const { paint, width } = settings;
  const word = severity === 'error' ? 'error' : 'note';
  const head = `${word}[${code}]`;
  const wrapped = wrap(plainText(message), width, `${head}: `, '  ');
  if (file === '') return paint(severity === 'error' ? 'error' : 'info', head) + wrapped.slice(head.length);
  const place = `${file}${line > 0 ? `:${line}:${column}` : ''}`;
  return [
    paint(severity === 'error' ? 'error' : 'info', head) + wrapped.slice(head.length),
    ` ${paint('faint', '-->')} ${plainText(place)}`,
  ].join('\n');
}
