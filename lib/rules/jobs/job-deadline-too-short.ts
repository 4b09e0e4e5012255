import { asNumber } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { JOB } from '../support/example';
import { longestStatedWork } from '../support/objects/longest-stated-work';
import { jobOf } from '../support/objects/job-of';

const withDeadline = (seconds: number) =>
  JOB.replace('spec:\n  template:', `spec:\n  activeDeadlineSeconds: ${seconds}\n  template:`);

/** A Job that is stopped before its longest unit of work can be done. */
export const jobDeadlineTooShort: WorkloadRule = {
  id: 'job-deadline-too-short',
  title: 'A Job that is stopped before its longest unit of work can be done',
  severity: 'error',
  effect: 'stuck',
  message:
    '{name} is stopped after {deadline} s for good: activeDeadlineSeconds is {deadline}, but its longest piece of work takes {longest} s',
  why: 'activeDeadlineSeconds counts from the start of the Job, over all retries: then its pods are stopped, and it has failed.',
  fix: 'set activeDeadlineSeconds to {smallest} or more',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#job-termination-and-cleanup',
  bad: [withDeadline(59)],
  good: [withDeadline(60)],
  *check(workload) {
    const { identity, runsToCompletion } = workload;
    if (!runsToCompletion) return;
    const { job, path: jobPath } = jobOf(workload);
    const deadline = asNumber(job['activeDeadlineSeconds']);
    const longest = longestStatedWork(workload);
    if (deadline === undefined || deadline >= longest) return;
    const path = [...jobPath, 'activeDeadlineSeconds'];
    const smallest = Math.ceil(longest);
    yield {
      path,
      numbers: { name: identity.name, deadline, longest: rounded(longest), smallest },
      edits: [{ path, value: smallest }],
    };
  },
};
