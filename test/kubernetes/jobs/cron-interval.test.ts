import { cronInterval } from '../../../lib/kubernetes';

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

test.each<[string, number | undefined]>([
  ['* * * * *', MINUTE],
  ['*/15 * * * *', 15 * MINUTE],
  ['*/45 * * * *', 15 * MINUTE], // 45 past, then the full hour
  ['0 3 * * *', DAY],
  ['0 3,4 * * *', HOUR],
  ['30 23,0 * * *', HOUR],
  ['0 9-17/4 * * mon-fri', 4 * HOUR],
  ['0 0 * * 1,5', 3 * DAY],
  ['0 0 1 * *', 28 * DAY],
  ['0 0 31 * *', 31 * DAY],
  ['0 0 1 * 1', DAY], // either will do: a Monday, and the first on the day after
  ['@hourly', HOUR],
  ['@daily', DAY],
  ['@weekly', 7 * DAY],
  ['@every 1h30m', 90 * MINUTE],
  ['0 0 30 2 *', undefined],
  ['61 * * * *', undefined],
  ['', undefined],
])('times of %j follow each other after %p s at the least', (schedule, seconds) => {
  expect(cronInterval(schedule)).toBe(seconds);
});
