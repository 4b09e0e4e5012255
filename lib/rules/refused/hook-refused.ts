import { asNumber, asObject, type Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { neededGraceOfPod } from '../support/termination/cut-sidecars';
import { changed, WEB } from '../support/example';
import { refusalsOf } from '../support/refusals';
import { stoppingContainers } from '../support/termination/stopping';

/** A lifecycle hook that the API server refuses. */
export const hookRefused: WorkloadRule = {
  id: 'hook-refused',
  title: 'A lifecycle hook that the API server refuses',
  severity: 'error',
  effect: 'refused',
  message: '{refusal}',
  why: 'The API server refuses the manifest: nothing of this release is applied, and the old one stays as it is. A StatefulSet before Kubernetes 1.34, and a Rollout, is taken whatever its pods are to be, and then none of them can be made: a rolling update takes a member away for good.',
  fix: '{mend}',
  source: [
    'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-implementations',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/apis/core/validation/validation.go',
  ],
  bad: [
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': 'lifecycle: { preStop: { sleep: { seconds: 30 } } }',
    }),
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { sleep: { seconds: 5 }, exec: { command: [nginx, -s, quit] } } }',
    }),
  ],
  good: [WEB],
  check: (workload, world) =>
    refusalsOf(workload, world, 'hook').map((violation) => withLongerGrace(violation, workload)),
};

/** A sleep that the grace period is too short for: it is the grace period that has to change, and by how much. */
function withLongerGrace(violation: Violation, workload: Workload): Violation {
  const container = workload.containers.find(({ name }) => name === violation.container);
  const preStop = asObject(asObject(container?.json['lifecycle'])['preStop']);
  const sleep = asNumber(asObject(preStop['sleep'])['seconds']) ?? 0;
  if (violation.path.at(-1) !== 'sleep' || sleep <= workload.gracePeriod) return violation;
  const stopping = stoppingContainers(workload).find((one) => one.container === container);
  const smallest = Math.max(sleep, stopping ? neededGraceOfPod(stopping, workload) : 0);
  const path = [...workload.podPath, 'terminationGracePeriodSeconds'];
  return {
    ...violation,
    numbers: { ...violation.numbers, mend: `set terminationGracePeriodSeconds to ${smallest} or more`, smallest },
    edits: [{ path, value: smallest }],
  };
}
