import { cronInterval, isNeverDue } from '../../../lib/kubernetes';

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
  ['0 0 */10 * 1', DAY], // a star with steps says days, too: the 11th, 21st and 31st, and Mondays
  ['0 0 13 * */6', DAY],
  ['0 0 */1 * 1', 7 * DAY], // every day is none that is said
  ['0 0 1,* * 1', 7 * DAY],
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

// https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
test.each([
  ['* * * * *', 60],
  ['*/10 * * * *', 600],
  ['*/25 * * * *', 600], // 0, 25, 50, and 0 again
  ['5 * * * *', 3600],
  ['0,20 * * * *', 1200],
  ['0 3 * * *', 86_400],
  ['0 1,3 * * *', 7200],
  ['30 9-17/4 * * ?', 14_400],
  ['0 22-23 * * 1-5', 3600],
  ['TZ=Asia/Tokyo 0 3 * * *', 86_400],
  ['@hourly', 3600],
  ['@daily', 86_400],
  ['@every 1h30m', 5400],
  ['0 3 * * 0', 7 * 86_400],
  ['0 0 1 * *', 28 * 86_400],
  ['@yearly', 365 * 86_400],
])('The shortest time between two runs of %s is %d s', (schedule, seconds) => {
  expect(cronInterval(schedule)).toBe(seconds);
});

test.each(['@every soon', '@every 99999999999999h', '60 * * * *', '5-1 * * * *', 'nonsense', ''])(
  'There is none of %j',
  (schedule) => {
    expect(cronInterval(schedule)).toBeUndefined();
  },
);

test.each([
  ['0 0 30 2 *', true],
  ['0 0 31 2,4,6,9,11 *', true],
  ['0 0 29 2 *', false],
  ['0 0 30 2 1', false], // on a Monday of February as well
  ['0 0 29 2 ?', false],
  ['0 0 30,31 2 */2', false],
  ['0 0 30,31 2 */1', true],
  ['0 0 31 4 *', true],
  ['0 0 31 */1 *', false],
  [', 0 * * *', true], // a list of nothing
  ['0 0 * * ,', true],
  ['TZ=Asia/Tokyo 0 3 * * *', false],
  ['@yearly', false],
  ['@every 1h', false],
])('%s is never due: %s', (schedule, never) => {
  expect(isNeverDue(schedule)).toBe(never);
});
