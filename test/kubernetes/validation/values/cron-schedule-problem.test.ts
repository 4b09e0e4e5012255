import { cronScheduleProblem } from '../../../../lib/kubernetes/validation/values/cron-schedule-problem';

// robfig/cron parser_test.go TestParseSchedule, and crontab(5)
test.each([
  '* * * * *',
  '0 3 * * 1-5',
  '*/15 0-6 1,15 jan-JUN mon',
  '@daily',
  '@every 1h30m',
  '5/10 * ? * 0',
  '0 0 31 12 6',
])('%s is a schedule', (schedule) => {
  expect(cronScheduleProblem(schedule)).toBeUndefined();
});

test.each([
  ['* * * *', 'expected exactly 5 fields, found 4: [* * * *]'],
  ['* * * * * *', 'expected exactly 5 fields, found 6: [* * * * * *]'],
  ['60 * * * *', 'end of range (60) above maximum (59): 60'],
  ['* 24 * * *', 'end of range (24) above maximum (23): 24'],
  ['* * 0 * *', 'beginning of range (0) below minimum (1): 0'],
  ['* * * * 7', 'end of range (7) above maximum (6): 7'],
  ['5-3 * * * *', 'beginning of range (5) beyond end of range (3): 5-3'],
  ['*/0 * * * *', 'step of range should be a positive number: */0'],
  ['1/2/3 * * * *', 'too many slashes: 1/2/3'],
  ['1-2-3 * * * *', 'too many hyphens: 1-2-3'],
  ['a * * * *', 'failed to parse int from a: strconv.Atoi: parsing "a": invalid syntax'],
  ['@every 1s0', 'failed to parse duration @every 1s0: time: invalid duration "1s0"'],
  ['@often', 'unrecognized descriptor: @often'],
])('%s is none: %s', (schedule, problem) => {
  expect(cronScheduleProblem(schedule)).toBe(problem);
});

test('a duration that is almost one is refused however many terms it has', () => {
  expect(cronScheduleProblem(`@every 01${'s0000'.repeat(10_000)}.`)).toMatch(/^failed to parse duration/);
});
