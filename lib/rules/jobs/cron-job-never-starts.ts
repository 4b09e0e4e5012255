import { asNumber } from '../../workload';
import type { WorkloadRule } from '../rule';
import { CRON_JOB, changed } from '../support/example';
import { restingOn } from '../support/resting-on';

/** How often the controller looks. @see https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#job-creation */
const LOOKS_EVERY = 10;

/** A CronJob that may start after its deadline only, which is never. */
export const cronJobNeverStarts: WorkloadRule = {
  id: 'cron-job-never-starts',
  title: 'A CronJob that may never start a Job',
  severity: 'error',
  effect: 'stuck',
  message:
    'the CronJob {name} may never start a Job: startingDeadlineSeconds is {deadline}, and its controller looks every 10 s',
  why: 'A Job that has not been started within the deadline is counted as missed, and not made up for.',
  fix: 'set startingDeadlineSeconds to 10 or more',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#starting-deadline',
  bad: [changed(CRON_JOB, { 'startingDeadlineSeconds: 60': 'startingDeadlineSeconds: 9' })],
  good: [CRON_JOB, changed(CRON_JOB, { 'startingDeadlineSeconds: 60': 'startingDeadlineSeconds: 10' })],
  *check({ identity, spec }) {
    const deadline = identity.kind === 'CronJob' ? asNumber(spec['startingDeadlineSeconds']) : undefined;
    if (deadline === undefined || deadline < 0 || deadline >= LOOKS_EVERY) return;
    const path = ['spec', 'startingDeadlineSeconds'];
    yield {
      path,
      numbers: { name: identity.name, deadline },
      edits: [{ path, value: LOOKS_EVERY }],
      ...restingOn('the controller looks later than that after the time of a Job'),
    };
  },
};
