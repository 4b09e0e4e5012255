import { isGoDuration } from '../../values/parse-go-duration';

/** One of the five fields of a schedule. */
export interface CronField {
  readonly from: number;
  readonly to: number;
  readonly names?: readonly string[];
  /** What the first name stands for. */
  readonly firstName?: number;
}

/** Minute, hour, day, month and weekday. */
export const CRON_FIELDS: readonly CronField[] = [
  { from: 0, to: 59 },
  { from: 0, to: 23 },
  { from: 1, to: 31 },
  {
    from: 1,
    to: 12,
    names: ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
    firstName: 1,
  },
  { from: 0, to: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'], firstName: 0 },
];

const DESCRIPTORS = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

/**
 * What is wrong with a schedule: five fields, or a word such as `@daily`.
 *
 * @returns nothing for a schedule that can be read
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#ParseStandard
 */
export function cronScheduleProblem(schedule: string): string | undefined {
  if (schedule === '') return 'empty spec string';
  const timeless = withoutZone(schedule);
  if (timeless.startsWith('@')) return descriptorProblem(timeless);
  const fields = timeless.split(/\s+/).filter((field) => field !== '');
  if (fields.length !== CRON_FIELDS.length) {
    return `expected exactly 5 fields, found ${fields.length}: [${fields.join(' ')}]`;
  }
  for (const [index, field] of CRON_FIELDS.entries()) {
    const problem = fieldProblem(fields[index] ?? '', field);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** A schedule without the zone that may stand before it. */
export function withoutZone(schedule: string): string {
  return schedule.replace(/^(?:CRON_)?TZ=\S*\s*/, '').trim();
}

function descriptorProblem(descriptor: string): string | undefined {
  if (DESCRIPTORS.has(descriptor)) return undefined;
  if (!descriptor.startsWith('@every ')) return `unrecognized descriptor: ${descriptor}`;
  const duration = descriptor.slice('@every '.length);
  return isGoDuration(duration)
    ? undefined
    : `failed to parse duration ${descriptor}: time: invalid duration ${JSON.stringify(duration)}`;
}

function fieldProblem(text: string, field: CronField): string | undefined {
  for (const part of text.split(',').filter((one) => one !== '')) {
    const problem = rangeProblem(part, field);
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** `*`, `5`, `1-5`, each with an optional `/2` behind it. */
function rangeProblem(text: string, field: CronField): string | undefined {
  const [range = '', step, ...more] = text.split('/');
  const [low = '', high, ...rest] = range.split('-');
  const isAny = low === '*' || low === '?';
  const from = isAny ? field.from : cronValue(low, field);
  const to = high === undefined || isAny ? undefined : cronValue(high, field);
  if (typeof from === 'string') return from;
  if (typeof to === 'string') return to;
  if (rest.length + more.length > 0) return `too many ${rest.length > 0 ? 'hyphens' : 'slashes'}: ${text}`;
  return stepsProblem(text, field, [from, to], step, isAny);
}

function stepsProblem(
  text: string,
  field: CronField,
  [from, to]: readonly [number, number | undefined],
  step: string | undefined,
  isAny: boolean,
): string | undefined {
  const steps = wholeNumber(step ?? '1');
  const isOpen = isAny || step !== undefined;
  return typeof steps === 'string' ? steps : boundsProblem(from, to ?? (isOpen ? field.to : from), steps, field, text);
}

function boundsProblem(from: number, to: number, step: number, field: CronField, text: string): string | undefined {
  if (from < field.from) return `beginning of range (${from}) below minimum (${field.from}): ${text}`;
  if (to > field.to) return `end of range (${to}) above maximum (${field.to}): ${text}`;
  if (from > to) return `beginning of range (${from}) beyond end of range (${to}): ${text}`;
  return step === 0 ? `step of range should be a positive number: ${text}` : undefined;
}

/** A value of a field, by its number or its name; else what is wrong with it. */
export function cronValue(text: string, { names = [], firstName = 0 }: CronField): number | string {
  const name = names.indexOf(text.toLowerCase());
  return name >= 0 ? name + firstName : wholeNumber(text);
}

/** A number that is not negative, or what is wrong with it. */
function wholeNumber(text: string): number | string {
  if (/^[+]?\d+$/.test(text)) return Number(text);
  if (/^-\d+$/.test(text)) return `negative number (${Number(text)}) not allowed: ${text}`;
  const quoted = JSON.stringify(text);
  return `failed to parse int from ${text}: strconv.Atoi: parsing ${quoted}: invalid syntax`;
}
