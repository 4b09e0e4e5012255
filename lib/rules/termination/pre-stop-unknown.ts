import { ANNOTATIONS } from '../../facts';
import type { Container } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { isStopAskedAgain } from '../support/termination/asked-again';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import {
  isKilledTooEarly,
  neededWait,
  stoppingContainers,
  waitMissing,
  type Stopping,
} from '../support/termination/stopping';

/** A preStop hook of which nothing tells whether it waits long enough. */
export const preStopUnknown: WorkloadRule = {
  id: 'pre-stop-unknown',
  title: 'A preStop hook of which nothing tells whether it waits long enough',
  severity: 'warning',
  effect: 'lost-requests',
  message: 'nothing tells how long the preStop hook of {container} takes; it has to take {needed} s or more',
  why: 'SIGTERM comes when the hook is done: too early while new requests are still sent to the pod, too late for what has to be done after it.',
  fix: 'state in the annotation {annotation} how long it takes, such as {example}; where that is less, let it wait for the rest',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  presupposes: ['service-reaches-job', 'hook-refused', 'pre-stop-never-runs'],
  bad: [
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { exec: { command: [/app/drain] } } }',
    }),
  ],
  good: [
    changed(WEB, {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/pre-stop-takes: 5s',
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { exec: { command: [/app/drain] } } }',
    }),
  ],
  *check(workload) {
    if (isStopAskedAgain(workload)) return;
    for (const stopping of stoppingContainers(workload)) {
      const { container, traffic } = stopping;
      const isTooShort = waitMissing(stopping) > 0;
      if (traffic.length === 0 || Number.isFinite(stopping.hook.atMost)) continue;
      if (!isTooShort && !(container.preStopDuration === undefined && mayTakeTooLong(stopping))) continue;
      const needed = rounded(neededWait(stopping));
      yield {
        path: [...container.path, 'lifecycle', 'preStop'],
        container: container.name,
        numbers: {
          container: container.name,
          needed,
          annotation: annotationFor(container),
          example: `${Math.max(1, Math.ceil(needed))}s`,
        },
        ...restingOn(
          ...stopAssumptions(stopping, workload),
          isTooShort ? `its preStop hook takes less than ${needed} s` : 'its preStop hook takes the whole grace period',
        ),
      };
    }
  },
};

function mayTakeTooLong(stopping: Stopping): boolean {
  const { grace } = stopping;
  return isKilledTooEarly({ ...stopping, hook: { atLeast: grace, atMost: grace } });
}

function annotationFor({ name, path }: Container): string {
  const isFirst = path.at(-1) === 0 && path.at(-2) === 'containers';
  return isFirst ? ANNOTATIONS.preStopTakes : `${ANNOTATIONS.preStopTakes}.${name}`;
}
