import { identityOf } from '../objects/manifest';
import { isForWatchers } from '../traffic/for-watchers';
import type { Workload } from '../workload';
import { FETCHES_BY_NAME } from './why-unasked';

/**
 * The first Service by which something comes to a workload that is taken for a worker by what it is called, such as the
 * REST interface of Kafka Connect: nobody can see whether anybody misses that. Nothing of others.
 */
export function askedThough({
  traffic,
  application,
  services,
  reaches,
  manifest,
  containers,
}: Workload): string | undefined {
  const isConnect = traffic.unasked !== undefined && application?.name === 'Kafka Connect';
  if (traffic.unasked !== FETCHES_BY_NAME && !isConnect) return undefined;
  const [service] = services
    .filter((one) => !isForWatchers(one, manifest, containers))
    .filter((one) => reaches.some((reach) => reach.service === one && reach.ports.length > 0));
  return service && identityOf(service).name;
}
