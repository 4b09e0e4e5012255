import type { Workload } from '../../workload';
import type { WorkloadRule } from '../rule';
import { asFarAsWritten } from '../support/as-far-as-written';
import { neededGraceOfPod } from '../support/termination/cut-sidecars';
import { hookWords, rounded, waitSum } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { standsAlone } from '../support/replicas/stands-alone';
import { rolloutOf } from '../support/rollout/rollout-of';
import { askedAgain } from '../support/termination/asked-again';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import {
  makesCalls,
  neededWait,
  stoppingContainers,
  waitMissing,
  type Stopping,
} from '../support/termination/stopping';
import { waitingHookEdits } from '../support/termination/waiting-hook';

/** A container that gets SIGTERM while requests are still sent to it. */
export const preStopTooShort: WorkloadRule = {
  id: 'pre-stop-too-short',
  title: 'A container that gets SIGTERM while requests are still sent to it',
  severity: 'error',
  effect: 'lost-requests',
  message: '{container} {stops} {short} s too early: preStop {preStopIs}, but {sum}',
  why: 'A pod that is deleted gets new requests until every router has noticed. The kubelet sends SIGTERM as soon as the preStop hook is done, whether they have or not.',
  fix: 'let the preStop hook of {container} wait {needed} s or more{besides}, and {leave} {grace} or more{unless}',
  label: '{sum}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/kuberuntime/kuberuntime_container.go',
  ],
  presupposes: ['service-reaches-job', 'hook-refused', 'pre-stop-never-runs', 'stateful-set-alone'],
  bad: [
    changed(WEB, { 'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '' }),
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { exec: { command: [sh, -c, sleep 4] } } }',
    }),
    changed(WEB, { 'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: exits' }),
  ],
  good: [
    WEB,
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { exec: { command: [sh, -c, sleep 5] } } }',
    }),
    changed(WEB, {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: exits',
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }': 'lifecycle: { preStop: { sleep: { seconds: 25 } } }',
    }),
  ],
  *check(workload, world) {
    if (isRecreatedAlone(workload) || standsAlone(workload, world) !== undefined) return;
    if (askedAgain(workload) !== undefined) return;
    for (const stopping of stoppingContainers(workload)) {
      const { container, hook } = stopping;
      const short = waitMissing(stopping);
      if (short <= 0 || !Number.isFinite(hook.atMost)) continue;
      const needed = Math.ceil(neededWait(stopping));
      const grace = neededGraceOfPod(stopping, workload);
      const path = [
        ...container.path,
        'lifecycle',
        'preStop',
        ...(container.preStop?.['sleep'] ? ['sleep', 'seconds'] : []),
      ];
      yield {
        path: asFarAsWritten(workload.manifest.object, path),
        container: container.name,
        numbers: {
          container: container.name,
          short: rounded(short),
          stops: hook.stopsEarly ? 'is stopped' : 'gets SIGTERM',
          preStop: rounded(hook.atLeast),
          preStopIs: hookWords(hook, container.preStop !== undefined),
          sum: waitSum(stopping),
          needed,
          besides: besides(stopping),
          grace,
          leave:
            workload.gracePeriod < grace
              ? 'set terminationGracePeriodSeconds to'
              : 'leave terminationGracePeriodSeconds at',
          unless: container.preStop?.['httpGet'] ? UNLESS_STATED : '',
        },
        edits: waitingHookEdits(stopping, workload, world),
        ...restingOn(...stopAssumptions(stopping, workload)),
      };
    }
  },
};

/** Nothing serves between its only pod and the next one: no wait helps the requests that come meanwhile. */
function isRecreatedAlone(workload: Workload): boolean {
  return workload.replicas.max === 1 && rolloutOf(workload)?.type === 'Recreate';
}

const UNLESS_STATED = '; where its endpoint blocks, state in zero-downtime/pre-stop-takes for how long';

function besides(stopping: Stopping): string {
  if (stopping.hook.stopsEarly) return ' before it stops the application';
  return makesCalls(stopping) ? ' besides its calls' : '';
}
