import type { Seconds } from '../../kubernetes';
import type { Outcome } from '../../simulation';

/** A number of requests: whole with thousands set apart, small ones with a decimal. */
export function requestsText(requests: number): string {
  if (requests === 0) return '0';
  if (requests < 0.05) return '<0.1';
  if (requests < 10) return String(Math.round(requests * 10) / 10);
  return String(Math.round(requests)).replace(/\B(?=(\d{3})+$)/g, ',');
}

/** The same where there is little room: `24k`. */
export function shortRequests(requests: number): string {
  if (requests < 9999.5) return requestsText(requests);
  return requests < 99_950 ? `${Math.round(requests / 100) / 10}k` : `${requestsText(requests / 1000)}k`;
}

/** A time: to a tenth of a second at most, long ones in minutes. */
export function timeText(time: Seconds): string {
  if (time >= 119.5) {
    const [minutes, seconds] = [Math.floor(Math.round(time) / 60), Math.round(time) % 60];
    return `${minutes}:${String(seconds).padStart(2, '0')} min`;
  }
  return `${shortTime(time)} s`;
}

/** Seconds without their unit. */
export function shortTime(time: Seconds): string {
  return String(Math.round(time * 10) / 10 + 0);
}

/** From a moment to another. */
export function spanText(from: Seconds, to: Seconds): string {
  if (to - from < 0.05) return `at ${timeText(from)}`;
  return `from ${to < 119.5 ? shortTime(from) : timeText(from)} to ${timeText(to)}`;
}

/** When requests were sent that are lost: those that were under way when it began were sent before. */
export function sentText(from: Seconds, to: Seconds): string {
  if (from > -0.05) return spanText(from, to);
  const before = `sent up to ${timeText(-from)} before it`;
  return to < 0.05 ? before : `${before} and until ${timeText(to)}`;
}

/** A share in per cent, never rounded to none or all. */
export function percentText(share: number): string {
  const percent = share * 100;
  if (percent > 0 && percent < 1) return '<1 %';
  if (percent > 99 && percent < 100) return '>99 %';
  return `${Math.round(percent)} %`;
}

/** What is lost, in words. */
export function unitText({ load }: Pick<Outcome, 'load'>): string {
  return load === 'work' ? 'pieces of work' : 'requests';
}

/** That nothing is lost, in words. */
export function nothingLostText({ load }: Pick<Outcome, 'load'>): string {
  return `no ${load === 'work' ? 'work' : 'request'} is lost`;
}

/** When it was over, or why it never is. */
export function endText(end: Outcome['end']): string {
  if (end.done) return `done after ${timeText(end.settled)}`;
  return end.isCutOff ? `not over after ${timeText(end.watchedUntil)}` : `never ends: ${end.why}`;
}

/** `1 request`, `2 requests`. */
export function countText(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
