import { lastRequestDone } from '../../plan';
import type { Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, WEB } from '../support/example';
import { meshProxyOf, type MeshProxy } from '../../workload';
import { restingOn } from '../support/resting-on';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import { drainFactsOf, type Stopping, slowestBeside } from '../support/termination/stopping';

const MESHED = changed(WEB, {
  'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: cluster-ip',
});
const injected = (annotations: string) =>
  MESHED.replace(
    '    metadata:\n      labels: { app: web }\n',
    `    metadata:\n      labels: { app: web, sidecar.istio.io/inject: "true" }\n${annotations}`,
  );

/** A mesh proxy that stops while the application still serves behind it. */
export const meshProxyExitsFirst: WorkloadRule = {
  id: 'mesh-proxy-exits-first',
  title: 'A mesh proxy that stops while the application still serves behind it',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'the {mesh} proxy of {name} is gone {short} s before the last request: it {stops} {lasts} s after the deletion, and the last request is done after {needed} s',
  why: 'An ordinary container gets its SIGTERM at the same time as all others, whatever their preStop hooks wait for. Once the proxy is gone no request gets in, and no answer out.',
  fix: '{mend}',
  source: [
    'https://istio.io/latest/docs/reference/config/istio.mesh.v1alpha1/#ProxyConfig',
    'https://linkerd.io/2/tasks/graceful-shutdown/',
    'https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/',
  ],
  presupposes: ['hook-refused', 'pre-stop-never-runs', 'pre-stop-too-short', 'pre-stop-unknown', 'grace-too-short'],
  bad: [injected('')],
  good: [
    injected('      annotations: { sidecar.istio.io/nativeSidecar: "true" }\n'),
    injected('      annotations: { proxy.istio.io/config: "terminationDrainDuration: 25s" }\n'),
    injected(
      '      annotations: { proxy.istio.io/config: "{ proxyMetadata: { EXIT_ON_ZERO_ACTIVE_CONNECTIONS: \'true\' } }" }\n',
    ),
  ],
  *check(workload, world) {
    const proxy = workload.serving.length > 0 ? meshProxyOf(workload, world) : undefined;
    if (!proxy) return;
    const slowest = slowestBeside(workload, proxy.container, (stopping) => neededOf(stopping, proxy));
    if (slowest && neededOf(slowest, proxy) > proxy.lasts) yield exitsFirst(slowest, proxy, workload);
  },
};

/** Linkerd's proxy ends the requests that it has, Istio's cuts them. */
function neededOf(stopping: Stopping, { finishesRequests }: MeshProxy): number {
  return finishesRequests ? stopping.hook.atMost : lastRequestDone(drainFactsOf(stopping), stopping.hook.atMost);
}

function exitsFirst(stopping: Stopping, proxy: MeshProxy, workload: Workload): Violation {
  const needed = neededOf(stopping, proxy);
  return {
    path: proxy.path,
    numbers: {
      mesh: proxy.mesh,
      name: workload.identity.name,
      stops: proxy.finishesRequests ? 'takes nothing new from' : 'exits',
      lasts: rounded(proxy.lasts),
      needed: rounded(needed),
      short: rounded(needed - proxy.lasts),
      mend: proxy.mend(Math.ceil(needed)),
    },
    ...restingOn(...stopAssumptions(stopping, workload), proxy.assumption),
  };
}
