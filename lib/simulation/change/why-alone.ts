import { isGoneBeforeNext, sharesStorage, staysOne, type Application, type Workload, type World } from '../../workload';
import { leavesNone } from './for-want-of-pods';
import type { Hopeless } from './searched';
import { isLoss } from './trouble';

/** Why no change helps the one pod of a workload that nobody should make two without knowing it; nothing of others. */
export function whyAlone(hopeless: readonly Hopeless[], workload: Workload, around: World): string | undefined {
  const { identity, replicas, update, application } = workload;
  const { name } = identity;
  if (replicas.min > 1) return undefined;
  if (update.way === 'recreate' && sharesStorage(workload)) {
    return `the one pod of ${name} is recreated, and keeps a volume that two might not share: nobody but a person may say that two can run at once: if they can, choose RollingUpdate and two replicas, else plan the gap`;
  }
  if (hopeless.every(({ trouble }) => !isLoss(trouble))) return undefined;
  if (application?.alone) return wordApplication(name, application);
  if (isGoneBeforeNext(workload, around)) {
    return `the one pod of ${name} goes before the next one comes, and its role lets it change pods and hold no election: two of it would work against each other; plan the gap, or let them elect a leader`;
  }
  const alone = hopeless.some(leavesNone) ? staysOne(workload, around) : undefined;
  return (
    alone &&
    `nothing serves while the one pod of ${name} is replaced, and it is not told to be two: ${alone}; plan the gap`
  );
}

function wordApplication(name: string, { name: product, alone }: Application): string {
  const second = alone === 'data' ? 'have data of its own' : 'do the same work once more';
  return `${name} runs ${product} in one pod, and a second one would ${second}: plan the gap, or replicate it by its own means`;
}
