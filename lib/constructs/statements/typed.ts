import type { Duration } from 'cdk8s';
import { didYouMean } from '../../kubernetes';
import { FactError } from './fact-error';

/** What JavaScript calls objects of braces and of classes, and what a file exports. */
const MAPPINGS: ReadonlySet<string> = new Set(['[object Object]', '[object Module]']);

/** Whether something holds values by name; a Map, a Date or a list does not, though JavaScript calls them objects. */
export function isMapping(value: unknown): value is Readonly<Record<string, unknown>> {
  return MAPPINGS.has(Object.prototype.toString.call(value));
}

/** Every option by its name, none left out: what stands among the options besides is a slip. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>;

/**
 * Options as somebody has stated them.
 *
 * @param names all that there are
 * @throws FactError for what holds none, and for one that there is not
 */
export function optionsOf<Options extends object>(
  options: Options,
  factory: string,
  names: OptionNames<Options>,
): Options {
  if (!isMapping(options))
    throw new FactError(`${factory} takes its options in an object, and this is ${shown(options)}`);
  const problems = unknownOptions(options, names);
  if (problems.length > 0) throw new FactError(`${factory}: ${problems.join('; ')}`);
  return options;
}

/** What is no option would hold for nothing, in silence: TypeScript refuses it, and JavaScript does not. */
export function unknownOptions(options: Readonly<Record<string, unknown>>, names: object): readonly string[] {
  const known = Object.keys(names);
  return Object.entries(options)
    .filter(([name, value]) => value !== undefined && !known.includes(name))
    .map(([name]) => `there is no option '${name}'${didYouMean(name, known) || `: there are ${known.join(', ')}`}`);
}

/** What stands somewhere, as an error tells it. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return `the text '${value}'`;
  if (typeof value === 'function') return 'a function';
  if (Object.is(value, -0)) return '-0';
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
  const seconds = secondsOf(value as Duration);
  if (seconds === undefined) return `'${what}' has to be a time, in milliseconds or longer`;
  return seconds <= LARGEST ? undefined : `'${what}' has to be ${LARGEST} s at most, and is ${seconds} s`;
}

/** What Kubernetes can hold of most numbers. */
const LARGEST = 2 ** 31 - 1;

function secondsOf(duration: Duration): number | undefined {
  try {
    const milliseconds = duration.toMilliseconds();
    return Number.isFinite(milliseconds) ? milliseconds / 1000 : undefined;
  } catch {
    return undefined; // cdk8s divides no time into milliseconds that is none
  }
}

/** What is wrong with a port; nothing where it can be one. */
export function portProblem(port: unknown, what: string): string | undefined {
  const isPort = typeof port === 'number' && Number.isInteger(port) && port >= 1 && port <= 65535;
  return isPort ? undefined : `'${what}' has to be a number from 1 to 65535, and is ${shown(port)}`;
}

/** What is wrong with a count; nothing where it is a whole number that is large enough. */
export function wholeNumberProblem(value: unknown, what: string, least: number): string | undefined {
  const isCount = typeof value === 'number' && Number.isInteger(value) && value >= least;
  if (isCount && value <= LARGEST) return undefined;
  return `'${what}' has to be a whole number, ${isCount ? `${LARGEST} at most` : `${least} at least`}, and is ${shown(value)}`;
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

/** The address of something, or words. */
const NO_PATH = /^[a-z]+:\/\/|\s/i;

/**
 * A path of an HTTP request.
 *
 * @throws FactError for anything but a text, and for a whole address
 */
export function pathOf(path: unknown, what: string): string {
  if (typeof path === 'string' && path !== '' && !NO_PATH.test(path)) return path;
  throw new FactError(`${what} takes a path, such as '/ready', and this is ${shown(path)}`);
}

/** What is wrong with a list of texts, none of them empty; nothing where it is one. */
export function textListProblems(list: unknown, what: string): readonly string[] {
  const wanted = `'${what}' has to be a list of texts`;
  if (!Array.isArray(list)) return [`${wanted}, and is ${shown(list)}`];
  const wrong = list.findIndex((one) => typeof one !== 'string' || one === '');
  return wrong < 0 ? [] : [`${wanted}, and its [${wrong}] is ${shown(list[wrong])}`];
}

/** What is wrong with texts by name, such as labels. */
export function textsProblems(texts: unknown, what: string): readonly string[] {
  if (texts === undefined) return [];
  if (!isMapping(texts)) return [`'${what}' has to hold texts by name, and is ${shown(texts)}`];
  return Object.entries(texts)
    .filter(([, text]) => text !== undefined && typeof text !== 'string' && !isMapping(text))
    .map(([name, text]) => `'${what}.${name}' has to be a text${asText(text)}, and is ${shown(text)}`);
}

function asText(value: unknown): string {
  return typeof value === 'number' || typeof value === 'boolean' ? `, such as '${value}'` : '';
}
