import { asArray, asObject, type JsonObject } from '../../workload';
import type { WorkloadRule } from '../rule';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { isKilledTooEarly, stoppingContainers, waitMissing } from '../support/termination/stopping';

/** A call in a preStop hook that nothing ends when the other side does not answer. */
export const preStopUnbounded: WorkloadRule = {
  id: 'pre-stop-unbounded',
  title: 'A call in a preStop hook that nothing ends when the other side does not answer',
  severity: 'warning',
  effect: 'lost-requests',
  message:
    'a call in the preStop hook of {container} has no time limit: it can use up the {grace} s of the grace period',
  why: 'SIGTERM comes when the hook is done. A call that hangs leaves two seconds between SIGTERM and SIGKILL, and requests that take longer are cut.',
  fix: 'give the call a time limit: curl --max-time 3, wget --timeout=3 --tries=1, or timeout 3 before it',
  source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/#hook-handler-execution',
  presupposes: ['hook-refused', 'pre-stop-unknown'],
  bad: [
    changed(WEB, {
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { exec: { command: [sh, -c, "curl http://registry/leave; sleep 5"] } } }',
    }),
  ],
  good: [
    changed(WEB, {
      'terminationGracePeriodSeconds: 25': 'terminationGracePeriodSeconds: 28',
      'lifecycle: { preStop: { sleep: { seconds: 5 } } }':
        'lifecycle: { preStop: { exec: { command: [sh, -c, "curl --max-time 3 http://registry/leave; sleep 5"] } } }',
    }),
  ],
  *check(workload) {
    for (const stopping of stoppingContainers(workload)) {
      const { container, grace, hook } = stopping;
      if (Number.isFinite(hook.atMost) || waitMissing(stopping) > 0 || !calls(container.preStop)) continue;
      if (!isKilledTooEarly({ ...stopping, hook: { atLeast: grace, atMost: grace } })) continue;
      yield {
        path: [...container.path, 'lifecycle', 'preStop', 'exec', 'command'],
        container: container.name,
        numbers: { container: container.name, grace },
        ...restingOn('the other side of the call does not answer'),
      };
    }
  },
};

/** Other programs of unknown length are taken to return: what calls over the network is known to hang. */
function calls(preStop: JsonObject | undefined): boolean {
  const command = asArray(asObject(preStop?.['exec'])['command']);
  return command.some((word) => typeof word === 'string' && /(?<![\w-])(?:curl|wget)(?![\w-])/.test(word));
}
