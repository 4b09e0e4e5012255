import { minOf } from '../values/max-of';
import { parseGoDuration } from '../values/parse-go-duration';
import type { Seconds } from '../values/seconds';
import { CRON_FIELDS, cronScheduleProblem, cronValue, withoutZone } from '../validation/values/cron-schedule-problem';

const WORDS: ReadonlyMap<string, string> = new Map([
  ['@yearly', '0 0 1 1 *'],
  ['@annually', '0 0 1 1 *'],
  ['@monthly', '0 0 1 * *'],
  ['@weekly', '0 0 * * 0'],
  ['@daily', '0 0 * * *'],
  ['@midnight', '0 0 * * *'],
  ['@hourly', '0 * * * *'],
]);

const DAY_MINUTES = 24 * 60;

/** Four years hold every date. These begin on a Monday, with a leap year: 2024 to 2027. */
const MONTH_LENGTHS = [29, 28, 28, 28].flatMap((february) => [31, february, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]);

const CALENDAR = MONTH_LENGTHS.flatMap((length, month) =>
  Array.from({ length }, (_, day) => ({ date: day + 1, month: (month % 12) + 1 })),
);

/**
 * How closely two times of a schedule follow each other at the least; nothing for one that cannot be read, or comes less
 * than twice in four years.
 *
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export function cronInterval(schedule: string): Seconds | undefined {
  if (!INTERVALS.has(schedule)) INTERVALS.set(schedule, intervalOf(schedule));
  return INTERVALS.get(schedule);
}

/** Many CronJobs have one schedule, and each is asked for several times. */
const INTERVALS = new Map<string, Seconds | undefined>();

function intervalOf(schedule: string): Seconds | undefined {
  if (cronScheduleProblem(schedule) !== undefined) return undefined;
  const timeless = withoutZone(schedule);
  if (timeless.startsWith('@every ')) return everyOf(timeless.slice('@every '.length));
  const fields = fieldsOf(timeless);
  const [minutes, hours] = [valuesOf(fields, 0), valuesOf(fields, 1)];
  const times = hours.flatMap((hour) => minutes.map((minute) => hour * 60 + minute));
  const gaps = [...within(times), ...between(daysOf(fields), times)];
  return gaps.length === 0 ? undefined : minOf(gaps) * 60;
}

/** Whether a schedule that can be read names a day that no year has, such as 30 February: no run of it ever starts. */
export function isNeverDue(schedule: string): boolean {
  const timeless = withoutZone(schedule);
  if (timeless.startsWith('@every ')) return false;
  const fields = fieldsOf(timeless);
  const [minutes = [], hours = [], dates = [], months = [], weekdays = []] = CRON_FIELDS.map((_, index) =>
    valuesOf(fields, index),
  );
  const [earliest = Infinity] = dates;
  const isDate = months.some((month) => earliest <= (MONTH_LENGTHS[month - 1] ?? 0));
  // Every date is some time on every weekday.
  const isDay = isEither(fields) ? isDate || weekdays.length > 0 : isDate && weekdays.length > 0;
  return [minutes, hours, months].some((values) => values.length === 0) || !isDay;
}

function fieldsOf(timeless: string): readonly string[] {
  return (WORDS.get(timeless) ?? timeless).split(/\s+/);
}

/** One that is longer than Go can count is none. */
function everyOf(text: string): Seconds | undefined {
  try {
    return parseGoDuration(text);
  } catch {
    return undefined;
  }
}

function within(times: readonly number[]): readonly number[] {
  return times.slice(1).map((time, index) => time - (times[index] ?? 0));
}

function between(days: readonly number[], times: readonly number[]): readonly number[] {
  const overnight = (times[0] ?? 0) - (times.at(-1) ?? 0);
  return [...new Set(days.slice(1).map((day, index) => day - (days[index] ?? 0)))].map(
    (apart) => apart * DAY_MINUTES + overnight,
  );
}

/** Whether both a day and a weekday are said: then either will do. Of a star, only one with steps says any. */
function isEither(fields: readonly string[]): boolean {
  return [2, 4].every(
    (index) => !(fields[index] ?? '*').split(',').some((part) => /^[*?](?:-[^/]*)?(?:\/\+?0*1)?$/.test(part)),
  );
}

/** The days of four years on which it is due. */
function daysOf(fields: readonly string[]): readonly number[] {
  const [dates, months, weekdays] = [2, 3, 4].map((index) => new Set(valuesOf(fields, index)));
  const either = isEither(fields);
  const isDue = ({ date, month }: (typeof CALENDAR)[number], day: number) => {
    const [onDate, onWeekday] = [dates?.has(date) === true, weekdays?.has((day + 1) % 7) === true];
    return months?.has(month) === true && (either ? onDate || onWeekday : onDate && onWeekday);
  };
  return CALENDAR.flatMap((one, day) => (isDue(one, day) ? [day] : []));
}

/** The values that a field means, in order. */
function valuesOf(fields: readonly string[], index: number): readonly number[] {
  const field = CRON_FIELDS[index];
  if (!field) return [];
  const meant = new Set<number>();
  for (const part of (fields[index] ?? '').split(',').filter((one) => one !== '')) {
    const [range = '', step] = part.split('/');
    const [low = '', high] = range.split('-');
    const isAny = low === '*' || low === '?';
    const from = isAny ? field.from : Number(cronValue(low, field));
    const open = isAny || step !== undefined ? field.to : from;
    const to = high === undefined || isAny ? open : Number(cronValue(high, field));
    for (let value = from; value <= to; value += Number(step ?? 1)) meant.add(value);
  }
  return [...meant].sort((one, other) => one - other);
}
