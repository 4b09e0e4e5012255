import { applicationIn } from '../applications/application-of';
import type { Workload } from '../workload';

/** Whether the pods of a workload are most likely members that decide by majority: known by what they run. */
export function decidesByMajority({ containers }: Pick<Workload, 'containers'>): boolean {
  return containers.some((container) => container.role === 'regular' && applicationIn(container)?.votes === true);
}

/** Members of which none answers a write without a majority: also of two neither may be away. */
const BOTH_NEEDED: ReadonlySet<string> = new Set([
  'CockroachDB',
  'Consul',
  'ZooKeeper',
  'etcd',
  'rqlite',
  'Elasticsearch (masters)',
]);

/** The same of two members: without what has further voters elsewhere, or answers alone as well. */
export function needsMajority({ containers, identity }: Pick<Workload, 'containers' | 'identity'>): boolean {
  return containers.some((container) => {
    const application =
      container.role === 'regular' ? applicationIn(container, { workload: identity.name }) : undefined;
    return application !== undefined && BOTH_NEEDED.has(application.name);
  });
}
