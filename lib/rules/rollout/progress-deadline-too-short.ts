import { PULL_ALLOWANCE, smallestProgressDeadline } from '../../plan';
import { asObject, type Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten, isOrDefaults } from '../support/as-far-as-written';
import { deadlineFor, deadlineOf } from '../support/rollout/deadline';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { latestStart } from '../support/probes/latest-start';
import { restingOn } from '../support/resting-on';

/** A healthy release that is reported as stuck. */
export const progressDeadlineTooShort: WorkloadRule = {
  id: 'progress-deadline-too-short',
  title: 'A healthy release that is reported as stuck',
  severity: 'error',
  effect: 'stuck',
  message:
    'a healthy release may be reported as stuck: progressDeadlineSeconds {deadlineIs}, but latest start {start} s + minReadySeconds {minReady} s + pulling the image {pull} s = {sum} s',
  why: 'When no pod becomes available within the deadline, the Deployment reports ProgressDeadlineExceeded, and whoever waits for the rollout gives up or rolls back.',
  fix: 'set progressDeadlineSeconds to {smallest} or more',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/controller/deployment/util/deployment_util.go',
  ],
  presupposes: ['rollout-refused', 'probe-refused'],
  bad: [
    changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 30' }),
    changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 120' }),
  ],
  good: [WEB, changed(WEB, { 'minReadySeconds: 5': 'minReadySeconds: 5\nprogressDeadlineSeconds: 159' })],
  *check(workload) {
    const { update } = workload;
    const { manifest, minReady } = update;
    const deadline = deadlineOf(workload);
    const smallest = deadlineFor(workload, minReady);
    if (update.progressDeadline === undefined || deadline >= smallest || !Number.isFinite(smallest)) return;
    const start = startOf(workload);
    const written = asObject(manifest.object['spec'])['progressDeadlineSeconds'];
    // A startup probe is generous by nature, and Kubernetes' own deadline only marks a release that takes long: without
    // a stated start only a deadline that somebody has chosen is held against the probe.
    if (!workload.stated && (written === undefined || deadline >= smallestProgressDeadline(start, minReady, 0))) return;
    const path = ['spec', 'progressDeadlineSeconds'];
    yield {
      ...(manifest !== workload.manifest && { resource: manifest }),
      path: asFarAsWritten(manifest.object, path),
      numbers: {
        deadline,
        deadlineIs: isOrDefaults(written, deadline),
        start: rounded(start),
        minReady,
        pull: PULL_ALLOWANCE,
        sum: rounded(start + minReady + PULL_ALLOWANCE),
        smallest,
      },
      edits: [{ path, value: smallest }],
      ...restingOn(
        ...assumptionsFor(workload, deadline, minReady),
        'whoever waits for the rollout gives up when it is reported',
      ),
    };
  },
};

function startOf(workload: Workload): number {
  const { stated, allowed } = latestStart(workload);
  return Math.max(stated, allowed);
}

/** The fewest assumptions under which the deadline is missed. */
function assumptionsFor(workload: Workload, deadline: number, minReady: number): readonly string[] {
  const { stated, allowed } = latestStart(workload);
  const isMissed = (start: number, pull: number) => deadline < smallestProgressDeadline(start, minReady, pull);
  const slow = `a start takes the ${rounded(allowed)} s that its startup probe allows`;
  const pull = `pulling the image takes ${PULL_ALLOWANCE} s`;
  if (isMissed(stated, 0)) return [];
  if (isMissed(allowed, 0)) return [slow];
  return isMissed(stated, PULL_ALLOWANCE) ? [pull] : [slow, pull];
}
