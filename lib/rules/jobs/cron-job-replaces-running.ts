import { cronInterval } from '../../kubernetes';
import { asString } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { longestStatedWork } from '../support/objects/longest-stated-work';
import { changed, CRON_JOB } from '../support/example';

const SCHEDULE = 'schedule: "0 3 * * *"';
const replacing = (takes: string, policy: string) =>
  changed(CRON_JOB, {
    'name: report': `name: report\nannotations: { zero-downtime/longest-request: ${takes}, zero-downtime/on-sigterm: drains }`,
    [SCHEDULE]: `schedule: "*/10 * * * *"\nconcurrencyPolicy: ${policy}`,
    'restartPolicy: Never': 'restartPolicy: Never\nterminationGracePeriodSeconds: 900',
  });

/** A CronJob whose next run ends the one before it. */
export const cronJobReplacesRunning: WorkloadRule = {
  id: 'cron-job-replaces-running',
  title: 'A CronJob whose next run ends the one before it',
  severity: 'error',
  effect: 'stuck',
  message:
    'each run of {name} ends the one before it: concurrencyPolicy is Replace, a run begins every {interval} s, and its longest piece of work takes {longest} s',
  why: 'With concurrencyPolicy: Replace the controller deletes the Job that still runs when the time of the next one has come. Work that takes longer than that is cut each time, and never done.',
  fix: 'set concurrencyPolicy to Forbid, or let runs begin {longest} s or more after each other',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/cron-jobs/#concurrency-policy',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/cronjob/cronjob_controllerv2.go',
  ],
  presupposes: ['job-refused', 'job-deadline-too-short'],
  bad: [replacing('15m', 'Replace')],
  good: [replacing('10m', 'Replace'), replacing('15m', 'Forbid')],
  *check(workload) {
    const { identity, spec } = workload;
    if (identity.kind !== 'CronJob' || spec['concurrencyPolicy'] !== 'Replace' || spec['suspend'] === true) return;
    const interval = cronInterval(asString(spec['schedule']) ?? '');
    const longest = longestStatedWork(workload);
    if (interval === undefined || longest <= interval) return;
    const { name } = identity;
    yield {
      path: ['spec', 'concurrencyPolicy'],
      numbers: { name, interval: rounded(interval), longest: rounded(longest) },
    };
  },
};
