import { minOf } from './max-of';
import { parseGoDuration } from './parse-go-duration';
import type { Seconds } from './seconds';

const MINUTE: Seconds = 60;
const HOURS = 24;
const MINUTES = 60;

/** Schedules that have a name. @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-Predefined_schedules */
const NAMED: ReadonlyMap<string, number> = new Map([
  ['@hourly', MINUTES],
  ['@daily', HOURS * MINUTES],
  ['@midnight', HOURS * MINUTES],
  ['@weekly', 7 * HOURS * MINUTES],
]);

/**
 * The shortest time between two runs of a schedule, in seconds; undefined where a day has one run at the most and not
 * every day has one, and for what is no schedule.
 *
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#schedule-syntax
 */
export function cronInterval(schedule: string): Seconds | undefined {
  const text = schedule.trim().replace(/^(?:CRON_)?TZ=\S+\s+/, '');
  const named = NAMED.get(text);
  if (named !== undefined) return named * MINUTE;
  if (text.startsWith('@every ')) return everyOf(text.slice('@every '.length).trim());
  const [minutes, hours, ...days] = text.split(/\s+/);
  const [atMinutes, atHours] = [valuesOf(minutes ?? '', MINUTES), valuesOf(hours ?? '', HOURS)];
  if (days.length !== 3 || !atMinutes || !atHours) return undefined;
  const times = atHours.flatMap((hour) => atMinutes.map((minute) => hour * MINUTES + minute));
  const isDaily = days.every((day) => /^[*?]$/.test(day));
  const gaps = times.map(
    (time, index) => (times[index + 1] ?? (isDaily ? HOURS * MINUTES + (times[0] ?? 0) : Infinity)) - time,
  );
  const shortest = minOf(gaps, Infinity);
  return Number.isFinite(shortest) ? shortest * MINUTE : undefined;
}

function everyOf(text: string): Seconds | undefined {
  try {
    return parseGoDuration(text);
  } catch {
    return undefined;
  }
}

/** The values of a field, in their order: `*`, `5`, `1-5`, every 15th, `3/20`, and lists of these. */
function valuesOf(field: string, count: number): readonly number[] | undefined {
  const values = new Set<number>();
  for (const part of field.split(',')) {
    const [, from, to, step] = /^(\*|\?|\d{1,2})(?:-(\d{1,2}))?(?:\/(\d{1,2}))?$/.exec(part) ?? [];
    if (from === undefined) return undefined;
    const isAny = from === '*' || from === '?';
    const first = isAny ? 0 : Number(from);
    const last = to !== undefined ? Number(to) : isAny || step !== undefined ? count - 1 : first;
    if (first > last || last >= count || Number(step ?? 1) < 1) return undefined;
    for (let value = first; value <= last; value += Number(step ?? 1)) values.add(value);
  }
  return [...values].sort((one, other) => one - other);
}
