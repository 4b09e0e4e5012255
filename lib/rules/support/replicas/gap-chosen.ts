import { hasStorage, isCalledController, type Workload, type World } from '../../../workload';
import { isAskedByWebhooks, refusedWithout } from '../routing/asked-by-webhooks';
import { wantsDevice } from './wants-device';

/**
 * Recreate is nobody's default: who lets the only pod go first may have done so since two would be in each other's way: by
 * what they keep, by a device, or as controllers. Where nothing of that shows, and something leads to it, the gap is told;
 * so it is where the API server cannot do without it.
 */
export function isGapChosen(workload: Workload, world: World): boolean {
  const { application, manifest, podSpec, replicas, services, stated } = workload;
  // Two versions of what keeps data are not to work on them at once, however many members it has.
  if (!stated && (isShown(workload) || application?.alone === 'data')) return true;
  if (stated || replicas.max > 1) return false;
  if (refusedWithout(workload, world) !== '') return false;
  // Two of it would do the work of one against each other, which is worse than a webhook that does not answer.
  if (isCalledController(manifest)) return true;
  if (isAskedByWebhooks(workload, world)) return false;
  return services.length === 0 || hasStorage(podSpec) || wantsDevice(workload);
}

/** What is called after the strategy shows what it does: its folder, its file, the workload or its labels. */
function isShown({ manifest: { file = '' }, identity, podLabels }: Workload): boolean {
  const places = file
    .replace(/\.\w+$/, '')
    .split('/')
    .slice(-2);
  return [...places, identity.name, ...Object.values(podLabels)].some((name) => SHOWN.test(name));
}

const SHOWN = /(?:^|[_-])recreate(?:$|[_-])/i;

/** Whether nothing but the strategy itself tells that there are never two of it. */
export function isOnlyRecreated({ application }: Workload, alone: string): boolean {
  return application?.alone === undefined && alone.includes('the strategy Recreate');
}

/** What ends the gap of a release, where two may be for a moment; nobody is told to be two for good. */
export const CLOSES_GAP =
  'set the strategy to RollingUpdate with maxSurge 1 and maxUnavailable 0, where the next pod may start beside this one: that closes the gap of a release; plan that of a drain, and both where it may not';
