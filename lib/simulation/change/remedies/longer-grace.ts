import { maxOf, type Seconds } from '../../../kubernetes';
import type { Workload } from '../../../workload';
import type { ContainerModel, PodModel } from '../../model/pod-model';
import type { Edit } from '../change';
import { set, type Remedy, type Troubled } from './remedy';
import { stopTime } from './stop-time';

const MOST_SECONDS: Seconds = 7200;

/** A longer grace period. */
export function longerGrace({ workload, setting, model }: Troubled): Remedy {
  return {
    name: 'longer-grace',
    above: workload.gracePeriod,
    most: MOST_SECONDS,
    guess: graceFor(
      model.next,
      maxOf(
        setting.channels.map(({ drainLag }) => drainLag),
        0,
      ),
    ),
    edits: (seconds) => graceEdits(workload, seconds),
  };
}

/** The grace period, where it has to be longer than it is. */
export function graceEdits(workload: Workload, needed: Seconds): readonly Edit[] {
  const seconds = Math.ceil(needed - 1e-9);
  const path = [...workload.podPath, 'terminationGracePeriodSeconds'];
  return seconds > workload.gracePeriod ? [set(workload.manifest, path, seconds)] : [];
}

/** How long the containers of a pod may need to stop, one beside the other. */
function graceFor({ containers }: PodModel, lag: Seconds): Seconds {
  return Math.ceil(
    maxOf(
      containers.map((container) => neededBy(container, lag)),
      0,
    ),
  );
}

function neededBy(container: ContainerModel, lag: Seconds): Seconds {
  const { hook, application } = container;
  if (application.onSigterm.kind === 'ignores') return lag + application.requestTime;
  return (Number.isFinite(hook.atMost) ? hook.atMost : hook.atLeast) + stopTime(container);
}
