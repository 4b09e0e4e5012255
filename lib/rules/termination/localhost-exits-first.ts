import type { Seconds } from '../../kubernetes';
import { askedBeside, databaseProxyOf, proxyOfApplication, type Container } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { drainFactsOf, slowestBeside, type Stopping } from '../support/termination/stopping';

const HOOK = 'lifecycle: { preStop: { sleep: { seconds: 5 } } }';
const cached = (more: string) =>
  changed(WEB, {
    [HOOK]: `env: [{ name: REDIS_URL, value: "redis://localhost:6379" }]\n${HOOK}`,
  }).replace(`          ${HOOK}\n`, `          ${HOOK}\n        - { name: cache, image: "redis:7.4", ${more} }\n`);

/** What the application asks on localhost, and what stops while requests still come. */
export const localhostExitsFirst: WorkloadRule = {
  id: 'localhost-exits-first',
  title: 'A container that the application asks on localhost, and that stops while requests still come',
  severity: 'error',
  effect: 'lost-requests',
  message:
    '{asked} is gone {short} s before the last request of {container}, which asks it on localhost: it {stops} {lasts} s after the deletion, and has to be there until {needed} s',
  why: 'An ordinary container gets its SIGTERM at the same time as all others, whatever their preStop hooks wait for. What the application then asks of it fails, and so do its requests, though the pod still gets some.',
  fix: 'make {asked} a native sidecar (an init container with restartPolicy: Always), which ends after all others, or let a preStop hook of its own wait {wait} s',
  source: ['https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/'],
  presupposes: ['hook-refused', 'pre-stop-never-runs', 'pre-stop-too-short', 'pre-stop-unknown', 'grace-too-short'],
  bad: [cached('ports: [{ containerPort: 6379 }]')],
  good: [cached('ports: [{ containerPort: 6379 }], lifecycle: { preStop: { sleep: { seconds: 25 } } }')],
  *check(workload) {
    for (const { container, by } of askedBeside(workload)) {
      if (container.role !== 'regular' || isJudgedElsewhere(container)) continue;
      const slowest = slowestBeside(workload, container, (one) => neededOf(one, container));
      if (!slowest) continue;
      const lasts = lastsOf(container, slowest.grace);
      const needed = neededOf(slowest, container);
      if (needed <= lasts) continue;
      yield {
        path: container.path,
        container: container.name,
        numbers: {
          asked: container.name,
          container: by,
          stops: stopOf(container) === 'drains' ? 'takes nothing new from' : 'is gone',
          lasts: rounded(lasts),
          needed: rounded(needed),
          short: rounded(needed - lasts),
          wait: Math.ceil(needed),
        },
        ...restingOn(
          workload.traffic.assumption,
          `requests of ${by} need what it asks of ${container.name}`,
          container.onSigterm.assumption,
          slowest.container.longestRequest.assumption,
        ),
      };
    }
  },
};

/** Proxies have rules of their own. */
function isJudgedElsewhere(container: Container): boolean {
  return databaseProxyOf(container) !== undefined || proxyOfApplication(container) === 'mesh';
}

/** What nobody knows may exit at once. */
function stopOf({ onSigterm, preStopStops }: Container): 'drains' | 'exits' | 'keeps-serving' | 'ignores' {
  const { kind } = onSigterm.value;
  if (preStopStops?.ending) return preStopStops.ending.does === 'exits' ? 'exits' : 'drains';
  return kind === 'unknown' ? 'exits' : kind;
}

/** Until when it answers what it is asked anew. */
function lastsOf(container: Container, grace: Seconds): Seconds {
  const { onSigterm, preStopStops, preStopDuration } = container;
  if (preStopStops) return preStopStops.after;
  const hook = Math.min(preStopDuration?.atLeast ?? 0, grace);
  if (onSigterm.value.kind === 'ignores') return Math.max(hook, grace);
  return hook + (onSigterm.value.kind === 'keeps-serving' ? onSigterm.value.for : 0);
}

/** As long as requests come; what cuts the answers that are under way has to be there until the last one is done. */
function neededOf(stopping: Stopping, asked: Container): Seconds {
  const { drainLag, longestRequest } = drainFactsOf(stopping);
  return Math.min(drainLag, stopping.hook.atMost) + (stopOf(asked) === 'drains' ? 0 : longestRequest);
}
