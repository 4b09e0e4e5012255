import { isCalledController, isStandIn, probeOf, type Workload, type World } from '../../../workload';
import { isOnlyAskedByWebhooks, isOnlyAskedOfOwnKinds } from '../routing/asked-by-webhooks';
import { losesAtStop, stoppingContainers } from './stopping';

/**
 * Who asks a workload again by itself what a stop or a gap loses, so that nothing is lost by it; nobody where somebody
 * has stated facts about it: then they count.
 */
export function askedAgain({ application, identity, stated }: Workload): string | undefined {
  if (stated) return undefined;
  return application?.askedAgainBy ?? (isStandIn(identity.name) ? 'who tries something out' : undefined);
}

/**
 * Whether what the stop of a pod cuts is asked again: of others of it, too, by clients that know its members. Nothing is
 * cut where it serves on.
 */
export function isStopAskedAgain(workload: Workload): boolean {
  const { application, replicas, stated } = workload;
  const hasOthers = !stated && application?.membersKnown === true && replicas.min > 1;
  const isServedOn = !stated && application?.servesOn === true;
  return hasOthers || isServedOn || askedAgain(workload) !== undefined;
}

/**
 * Whether only what belongs to a controller asks it, by its name, and connects anew: a Service inside the cluster leads to
 * it, and the API server asks it at most about kinds that the controller has brought along.
 */
export function isAskedByItsOwn(workload: Workload, world: World): boolean {
  const { manifest, reaches, routes, stated, traffic } = workload;
  const isInside = traffic.value.every(({ kind }) => kind === 'cluster-ip') && routes.length === 0;
  const isItsOwn = isCalledController(manifest) || isOnlyAskedByWebhooks(workload, world);
  if (stated || !isInside || !isItsOwn) return false;
  return reaches.length > 0 && isOnlyAskedOfOwnKinds(workload, world);
}

/** Whether there is anything that would be lost if nobody asked again. */
export function missesRequests(workload: Workload): boolean {
  const { replicas, serving } = workload;
  const isUnready = serving.some((container) => !probeOf(container, 'readiness'));
  return isUnready || (serving.length > 0 && replicas.min <= 1) || stoppingContainers(workload).some(losesAtStop);
}
