import { DRAINS } from '../scenario';
import type { LostFor } from '../worst/ran';
import { isUngatedOfAws } from './remedies/readiness-gate';
import type { Hopeless } from './searched';
import { isLoss } from './trouble';

/** Whether there are too few pods, or none. */
export function isShort({ reason }: LostFor): boolean {
  return reason === 'nothing-there' || reason === 'too-few' || reason === 'no-majority';
}

/** Whether a drain goes on before a load balancer sends requests to the pods that came for those which have gone. */
export function isForGate({ trouble, scenario, trial }: Hopeless): boolean {
  if (!isLoss(trouble) || !isShort(trouble) || !DRAINS.has(scenario)) return false;
  return trial.setting.channels.some(isUngatedOfAws);
}

/** Whether pods lack what a release takes away. */
export function isDeprived({ setting: { subject } }: Hopeless['trial']): boolean {
  return subject.next.taken !== undefined;
}

/** Whether nothing serves while the only pod is replaced, and nothing else is to blame. */
export function leavesNone(hopeless: Hopeless): boolean {
  const { trouble, trial } = hopeless;
  if (!isLoss(trouble) || !isShort(trouble) || isDeprived(trial) || isForGate(hopeless)) return false;
  return trial.setting.channels.every(({ switched }) => switched === undefined);
}
