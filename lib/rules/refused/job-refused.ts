import type { WorkloadRule } from '../rule';
import { changed, CRON_JOB, JOB } from '../support/example';
import { refusalsOf } from '../support/refusals';

/** A Job or a CronJob that the API server refuses, its containers apart. */
export const jobRefused: WorkloadRule = {
  id: 'job-refused',
  title: 'A Job or a CronJob that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: the Job never runs, and what was planned before stays as it is.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/job-v1/#JobSpec',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/batch/validation/validation.go',
  ],
  bad: [
    changed(CRON_JOB, { 'schedule: "0 3 * * *"': 'schedule: "0 24 * * *"' }),
    changed(CRON_JOB, { 'schedule: "0 3 * * *"': 'schedule: "0 3 * * *"\ntimeZone: Europe/Atlantis' }),
    changed(CRON_JOB, { 'restartPolicy: Never': 'restartPolicy: Always' }),
  ],
  good: [JOB, changed(CRON_JOB, { 'schedule: "0 3 * * *"': 'schedule: "@daily"\ntimeZone: Europe/Berlin' })],
  check: (workload, world) => refusalsOf(workload, world, 'job'),
};
