import { lastRequestDone } from '../../plan';
import { databaseProxyOf, type DatabaseProxy } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { drainFactsOf, type Stopping, slowestBeside } from '../support/termination/stopping';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const beside = (proxy: string) => WEB.replace(`          ${HOOK}\n`, `          ${HOOK}\n        - ${proxy}\n`);
const proxied = (more: string) =>
  beside(`{ name: sql, image: "gcr.io/cloud-sql-connectors/cloud-sql-proxy:2.15.2", ${more} }`);

/** A proxy to a database that stops while the application still answers requests. */
export const databaseProxyExitsFirst: WorkloadRule = {
  id: 'database-proxy-exits-first',
  title: 'A proxy to a database that stops while the application still answers requests',
  severity: 'error',
  effect: 'lost-requests',
  message:
    '{proxy} is gone {short} s before the last request of {container}: it exits {lasts} s after the deletion, and the last request is done after {needed} s',
  why: 'An ordinary container gets its SIGTERM at the same time as all others, whatever their preStop hooks wait for. Once the proxy is gone no request that asks the database is answered, though the pod still gets some.',
  fix: 'make {proxy} a native sidecar (an init container with restartPolicy: Always), which ends after all others{besides}',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
    'https://github.com/GoogleCloudPlatform/cloud-sql-proxy#configuring-shutdown',
    'https://www.pgbouncer.org/changelog.html#pgbouncer-123x',
  ],
  presupposes: ['hook-refused', 'pre-stop-never-runs', 'pre-stop-too-short', 'pre-stop-unknown', 'grace-too-short'],
  bad: [proxied('args: [p:r:db]'), beside('{ name: pool, image: "edoburu/pgbouncer:v1.22.1-p0" }')],
  good: [
    proxied('args: ["--max-sigterm-delay=25s", p:r:db]'),
    proxied('args: [p:r:db], lifecycle: { preStop: { sleep: { seconds: 25 } } }'),
    beside('{ name: pool, image: "edoburu/pgbouncer:v1.23.1-p3" }'),
  ],
  *check(workload) {
    for (const container of workload.containers) {
      const proxy = container.role === 'regular' && !workload.serving.includes(container) && databaseProxyOf(container);
      const slowest = proxy ? slowestBeside(workload, container, neededOf) : undefined;
      if (!proxy || !slowest) continue;
      const lasts = (container.preStopDuration?.atLeast ?? 0) + proxy.carriesOn;
      const needed = neededOf(slowest);
      if (needed <= lasts) continue;
      yield {
        path: container.path,
        container: container.name,
        numbers: {
          proxy: container.name,
          container: slowest.container.name,
          lasts: rounded(lasts),
          needed: rounded(needed),
          short: rounded(needed - lasts),
          besides: besides(proxy, needed),
        },
        ...restingOn(
          workload.traffic.assumption,
          `requests of ${slowest.container.name} ask the database to the last one`,
          slowest.container.longestRequest.assumption,
          slowest.container.onSigterm.assumption,
        ),
      };
    }
  },
};

function neededOf(stopping: Stopping): number {
  return lastRequestDone(drainFactsOf(stopping), stopping.hook.atMost);
}

function besides({ option }: DatabaseProxy, needed: number): string {
  return option ? `, or start it with ${option(Math.ceil(needed))}` : '';
}
