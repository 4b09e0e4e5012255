import type { Workload } from '../../workload';
import type { ReleaseRule } from '../rule';
import { changed, released, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import { losesAtStop, stoppingContainers, type Stopping } from '../support/termination/stopping';

const BEFORE = changed(WEB, { 'lifecycle: { preStop: { sleep: { seconds: 5 } } }': '' });

/** Pods that a release mends, and that still stop as they were before. */
export const oldPodsStopEarly: ReleaseRule = {
  id: 'old-pods-stop-early',
  title: 'Pods that a release mends, and that still stop as they were before',
  severity: 'info',
  effect: 'lost-requests',
  message:
    'this one release of {name} still loses requests: its old pods stop as their own manifest says, and {container} stops too early there',
  why: 'A pod keeps the preStop hook and the grace period that it was created with. What the release mends holds for the pods that it creates, and so from the next release on.',
  fix: 'apply this release while there is little traffic; no manifest can mend it',
  source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
  bad: [released(BEFORE, WEB)],
  good: [released(WEB, changed(WEB, { 'replicas: 3': 'replicas: 4' }))],
  *checkRelease({ workloads }) {
    for (const { before, after } of workloads) {
      const [old] = losing(before);
      if (!old || losing(after).length > 0 || before.replicas.max === 0) continue;
      yield {
        resource: after.manifest,
        path: after.podPath,
        numbers: { name: after.identity.name, container: old.container.name },
        ...restingOn(...stopAssumptions(old, before)),
      };
    }
  },
};

function losing(workload: Workload): readonly Stopping[] {
  return stoppingContainers(workload).filter((stopping) => stopping.traffic.length > 0 && losesAtStop(stopping));
}
