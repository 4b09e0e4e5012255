import type { Duration } from 'cdk8s';
import { FactError } from './fact-error';

/** What stands somewhere, as an error tells it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`;
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return value === undefined ? 'not stated' : String(value);
  if (Array.isArray(value)) return 'a list';
  // A bundler puts an underscore before a class that speaks of itself.
  const name = String((value.constructor as { name?: unknown } | undefined)?.name ?? '').replace(/^_+/, '');
  if (name === '' || name === 'Object') return 'a plain object';
  return `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
}

/**
 * What is wrong with a value that has to be a Duration; nothing where it is one.
 *
 * @param factory what takes it, where that is known, such as PreStop.exec
 */
export function durationProblem(value: unknown, what: string, factory?: string): string | undefined {
  if (typeof (value as Partial<Duration> | undefined)?.toMilliseconds !== 'function')
    return `'${what}'${factory === undefined ? '' : ` of ${factory}`} has to be a Duration, such as Duration.seconds(30), and is ${shown(value)}`;
  try {
    if (Number.isFinite((value as Duration).toMilliseconds())) return undefined;
  } catch {
    // cdk8s divides no time into milliseconds that is none.
  }
  return `'${what}' has to be a time, in milliseconds or longer`;
}

/** What is wrong with a port; nothing where it can be one. */
export function portProblem(port: unknown, what: string): string | undefined {
  const isPort = typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535;
  return isPort ? undefined : `'${what}' has to be a number from 1 to 65535, and is ${shown(port)}`;
}

/** What is wrong with a count; nothing where it is a whole number that is large enough. */
export function wholeNumberProblem(value: unknown, what: string, least: number): string | undefined {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= least;
  return isCount ? undefined : `'${what}' has to be a whole number, ${least} at least, and is ${shown(value)}`;
}

/**
 * A command as a list of words, none of which a shell reads.
 *
 * @throws FactError for anything else: of a text every letter would become a word
 */
export function commandOf(command: unknown, what: string): string[] {
  const isList = Array.isArray(command) && command.length > 0 && command.every((word) => typeof word === 'string');
  if (isList) return [...(command as string[])];
  const instead = typeof command === 'string' ? `: write ['sh', '-c', '${command}'], or its words one by one` : '';
  throw new FactError(`${what} takes a list of texts, and this is ${shown(command)}${instead}`);
}

/**
 * A path of an HTTP request.
 *
 * @throws FactError for anything but a text
 */
export function pathOf(path: unknown, what: string): string {
  if (typeof path === 'string' && path !== '') return path;
  throw new FactError(`${what} takes a path, such as '/ready', and this is ${shown(path)}`);
}

/** What is wrong with texts by name, such as labels. */
export function textsProblems(texts: unknown, what: string): readonly string[] {
  if (texts === undefined) return [];
  if (typeof texts !== 'object' || texts === null || Array.isArray(texts))
    return [`'${what}' has to hold texts by name, and is ${shown(texts)}`];
  return Object.entries(texts)
    .filter(([, text]) => typeof text === 'number' || typeof text === 'boolean')
    .map(([name, text]) => `'${what}.${name}' has to be a text, such as '${String(text)}', and is ${shown(text)}`);
}
