import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { tooEarly } from '../support/termination/too-early';

/** A container that gets SIGTERM while requests are still sent to it. */
export const preStopTooShort: WorkloadRule = {
  id: 'pre-stop-too-short',
  title: 'A container that gets SIGTERM while requests are still sent to it',
  severity: 'error',
  infoWhere:
    'the hook waits longer than a load balancer of AWS usually takes, and only the longest that is known is longer; or at most 2 s are missing, of numbers that are assumed',
  effect: 'lost-requests',
  message: '{container} {stops} {short} s too early: preStop {preStopIs}, but {sum}',
  why: 'A pod that is deleted gets new requests until every router has noticed. The kubelet sends SIGTERM as soon as the preStop hook is done, whether they have or not.',
  fix: 'let the preStop hook of {container} wait {needed} s or more{besides}, and {leave} {grace} or more{unless}',
  label: '{sum}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://github.com/kubernetes/kubernetes/blob/v1.36.2/pkg/kubelet/kuberuntime/kuberuntime_container.go',
  ],
  presupposes: [
    'service-reaches-job',
    'hook-refused',
    'pre-stop-never-runs',
    'stateful-set-alone',
    'replica-set-alone',
    'api-version-unserved',
  ],
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
  check: (workload, world) => tooEarly(workload, world, ({ behind }) => behind === undefined),
};
