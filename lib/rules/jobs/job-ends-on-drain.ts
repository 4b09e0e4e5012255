import { cronInterval } from '../../kubernetes';
import {
  asArray,
  asNumber,
  asObject,
  asString,
  repositoryOf,
  isHook,
  type JsonObject,
  type Workload,
} from '../../workload';
import type { WorkloadRule } from '../rule';
import { JOB } from '../support/example';
import { jobOf } from '../support/objects/job-of';

const BACKOFF = 'spec:\n  template:';

/** A Job that a node drain fails for good. */
export const jobEndsOnDrain: WorkloadRule = {
  id: 'job-ends-on-drain',
  title: 'A Job that a node drain fails for good',
  severity: 'info',
  effect: 'stuck',
  message: 'an eviction fails {name} {until}: backoffLimit is 0, and podFailurePolicy does not ignore disruptions',
  why: 'A pod that is evicted by a drain counts as failed. With no retry left the Job is over, with its work undone, although nothing was wrong with it.',
  fix: 'add a podFailurePolicy that ignores the condition DisruptionTarget, or set backoffLimit to 1 or more',
  source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy',
  bad: [JOB.replace(BACKOFF, 'spec:\n  backoffLimit: 0\n  template:')],
  good: [
    JOB,
    JOB.replace(BACKOFF, 'spec:\n  backoffLimit: 0\n  template:').replace(
      'annotations:',
      'annotations:\n    helm.sh/hook: pre-install',
    ),
    JOB.replace(
      BACKOFF,
      'spec:\n  backoffLimit: 0\n  podFailurePolicy:\n    rules: [{ action: Ignore, onPodConditions: [{ type: DisruptionTarget }] }]\n  template:',
    ),
  ],
  *check(workload) {
    if (!workload.runsToCompletion || isSoonRunAgain(workload) || onlyLooks(workload)) return;
    const { job, path } = jobOf(workload);
    if (worksAsOne(job)) return;
    if (asNumber(job['backoffLimit']) !== 0 || ignoresDisruptions(job) || isStoodBy(workload, job)) return;
    yield { path: [...path, 'backoffLimit'], numbers: { name: workload.identity.name, until: untilOf(workload) } };
  },
};

/** So soon nobody repairs by hand what the next run does anyway, in seconds. */
const SOON = 24 * 3600;

/** So soon after its end only somebody who stands by while it runs has a Job deleted, in seconds. */
const AT_ONCE = 300;

/** Whether somebody waits for it in a release, or starts it by hand, and repeats that; or its next run comes soon. */
function isSoonRunAgain({ manifest: { object }, identity }: Workload): boolean {
  if (isHook(object)) return true;
  const { schedule: written, suspend, concurrencyPolicy } = identity.kind === 'CronJob' ? asObject(object['spec']) : {};
  // One at a time and no retry is what is written for work that may not be begun twice.
  if (suspend === true || concurrencyPolicy === 'Forbid') return true;
  const schedule = asString(written);
  const interval = schedule === undefined ? undefined : cronInterval(schedule);
  return interval !== undefined && interval <= SOON;
}

/** Whether nobody could see that it failed but who has started it and looks on: nothing of it is left soon after. */
function isStoodBy({ identity }: Workload, job: JsonObject): boolean {
  return identity.kind === 'Job' && (asNumber(job['ttlSecondsAfterFinished']) ?? Infinity) <= AT_ONCE;
}

/** Programs that look at the cluster for moments and keep nothing: a report that is missed is asked for again. */
const LOOKING = /(?:^|\/)(?:kube-bench|kube-hunter|popeye|polaris|kubescape|kube-linter|kubent)$/;

function onlyLooks({ containers }: Workload): boolean {
  return containers.some(({ json }) => LOOKING.test(repositoryOf(json)));
}

/**
 * Whether its pods find each other and work together: a new one in place of one that was evicted finds the others at their
 * end, so that they are begun anew together, or not at all.
 */
function worksAsOne(job: JsonObject): boolean {
  const pod = asObject(asObject(job['template'])['spec']);
  const isIndexed = job['completionMode'] === 'Indexed' && (asNumber(job['parallelism']) ?? 1) > 1;
  return isIndexed && asString(pod['subdomain']) !== undefined;
}

function untilOf({ identity }: Workload): string {
  return identity.kind === 'CronJob' ? 'until its next run' : 'for good';
}

function ignoresDisruptions(job: JsonObject): boolean {
  return asArray(asObject(job['podFailurePolicy'])['rules'])
    .map(asObject)
    .some(
      ({ action, onPodConditions }) =>
        action === 'Ignore' && asArray(onPodConditions).some((one) => asObject(one)['type'] === 'DisruptionTarget'),
    );
}
