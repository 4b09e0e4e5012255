import { cronInterval } from '../../../lib/kubernetes';

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
])('The shortest time between two runs of %s is %d s', (schedule, seconds) => {
  expect(cronInterval(schedule)).toBe(seconds);
});

test.each(['0 3 * * 0', '0 0 1 * *', '@yearly', '@every soon', '60 * * * *', '5-1 * * * *', 'nonsense', ''])(
  'Nobody needs to know that of %s',
  (schedule) => {
    expect(cronInterval(schedule)).toBeUndefined();
  },
);
