import { check } from '../../lib/check';
import { changed, CRON_JOB, JOB } from '../../lib/rules/support/example';
import { manifestsIn } from './support/manifests';

const rulesIn = (text: string) => check(manifestsIn(text)).findings.map(({ rule, severity }) => `${severity} ${rule}`);

describe('A CronJob that replaces its own run', () => {
  const takes = (longest: string, schedule: string, more = '') =>
    changed(CRON_JOB, {
      'name: report': `name: report\nannotations: { zero-downtime/longest-request: ${longest} }`,
      'schedule: "0 3 * * *"': `schedule: "${schedule}"\nconcurrencyPolicy: Replace${more}`,
    });

  test.each([
    ['61s', '* * * * *'],
    ['2h', '@hourly'],
    ['25h', '0 3 * * *'],
    ['11m', '*/25 * * * *'],
  ])('never ends one of %s every %s', (longest, schedule) => {
    expect(rulesIn(takes(longest, schedule))).toContain('error cron-job-replaces-running');
  });

  test.each([
    ['60s', '* * * * *', ''],
    ['2h', '0 1,3 * * *', ''],
    ['25h', '0 3 * * 0', ''],
    ['2h', '@hourly', '\nsuspend: true'],
  ])('ends one of %s every %s%s', (longest, schedule, more) => {
    expect(rulesIn(takes(longest, schedule, more)).join()).not.toMatch(/cron-job-replaces-running/);
  });
});

describe('A Job that waits for the end of its pods', () => {
  const IMAGE = 'image: registry.example.com/import:2.0.0';
  const waiting = (script: string, policy = 'podReplacementPolicy: Failed') =>
    changed(JOB, { [IMAGE]: `${IMAGE}\ncommand: [sh, -c, "${script}"]` }).replace(
      'spec:\n  template:',
      `spec:\n  ${policy}\n  template:`,
    );
  const COUNTED = 'warning job-stopped-counts-as-done';

  test.each([
    "trap 'exit 0' TERM; ./work & wait",
    "trap 'kill $!; exit 0' INT TERM\\n./work & wait",
    "trap 'exit 0;' SIGTERM; ./work",
  ])('takes a pod for done that a drain has stopped: %s', (script) => {
    expect(rulesIn(waiting(script))).toContain(COUNTED);
  });

  test.each(["trap 'exit 1' TERM; ./work & wait", "trap 'echo bye' EXIT; ./work", './work'])(
    'does so only where it exits with 0: %s',
    (script) => {
      expect(rulesIn(waiting(script))).not.toContain(COUNTED);
    },
  );

  test('and not where a pod counts as failed once it is deleted', () => {
    const trapped = "trap 'exit 0' TERM; ./work & wait";
    expect(rulesIn(waiting(trapped, 'podReplacementPolicy: TerminatingOrFailed'))).not.toContain(COUNTED);
    expect(rulesIn(waiting(trapped, 'completions: 1'))).not.toContain(COUNTED);
  });
});
