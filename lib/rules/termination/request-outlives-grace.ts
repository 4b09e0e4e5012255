import { ANNOTATIONS } from '../../facts';
import type { RequestLimit, Workload } from '../../workload';
import type { Violation, WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, INGRESS, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';
import { stopAssumptions } from '../support/termination/stop-assumptions';
import { losesAtStop, neededGrace, stoppingContainers, type Stopping } from '../support/termination/stopping';

const timedOut = (seconds: number) =>
  together(
    changed(WEB, {
      'zero-downtime/longest-request: 20s': 'zero-downtime/traffic: ingress-nginx(drain-lag=5s first-use=5s)',
    }),
    INGRESS.replace(
      '  name: web\n',
      `  name: web\n  annotations: { nginx.ingress.kubernetes.io/proxy-read-timeout: "${seconds}" }\n`,
    ).replace('spec:\n', 'spec:\n  ingressClassName: nginx\n'),
  );

/** A request that a proxy lets take longer than its container lives on. */
export const requestOutlivesGrace: WorkloadRule = {
  id: 'request-outlives-grace',
  title: 'A request that a proxy lets take longer than its container lives on',
  severity: 'error',
  effect: 'lost-requests',
  message:
    '{setting} lets a request to {container} take {limit} s, but a pod that stops gives it {left} s: terminationGracePeriodSeconds would have to be {grace}',
  why: 'A request that is sent just before the routers have noticed goes on while the pod stops. What is not done when SIGKILL comes is cut.',
  fix: 'state in the annotation {annotation} how long a request really takes, lower {setting}, or set terminationGracePeriodSeconds to {grace} or more',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts',
  ],
  presupposes: [
    'hook-refused',
    'pre-stop-never-runs',
    'pre-stop-too-short',
    'pre-stop-unknown',
    'grace-too-short',
    'sigterm-swallowed',
    'service-reaches-job',
  ],
  bad: [timedOut(300)],
  good: [
    timedOut(20),
    changed(timedOut(300), {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/longest-request: 20s',
    }),
  ],
  *check(workload) {
    const limit = longestLimit(workload);
    if (!limit) return;
    for (const stopping of stoppingContainers(workload).filter(({ behind }) => behind === undefined)) {
      const isAssumed = stopping.container.longestRequest.assumption !== undefined;
      const limited = { ...stopping, longestRequest: limit.seconds };
      if (stopping.traffic.length === 0 || !isAssumed || losesAtStop(stopping) || !losesAtStop(limited)) continue;
      yield outlives(limited, limit, workload);
    }
  },
};

/** The longest that any of the ways to the pods allows, where somebody has written it down. */
function longestLimit({ requestLimits }: Workload): RequestLimit | undefined {
  return requestLimits.filter(({ bounds }) => bounds !== 'drain').sort((one, other) => other.seconds - one.seconds)[0];
}

function outlives(stopping: Stopping, limit: RequestLimit, workload: Workload): Violation {
  const { container, grace, hook } = stopping;
  const isFirst = container.path.at(-1) === 0 && container.path.at(-2) === 'containers';
  const stated = stopAssumptions(
    { ...stopping, container: { ...container, longestRequest: { value: limit.seconds } } },
    workload,
  );
  return {
    ...(limit.manifest !== workload.manifest && { resource: limit.manifest }),
    path: limit.path,
    container: container.name,
    numbers: {
      container: container.name,
      setting: limit.setting,
      limit: rounded(limit.seconds),
      left: rounded(Math.max(2, grace - Math.floor(Math.min(hook.atLeast, grace)))),
      grace: neededGrace(stopping),
      annotation: isFirst ? ANNOTATIONS.longestRequest : `${ANNOTATIONS.longestRequest}.${container.name}`,
    },
    ...restingOn(...stated, `a request takes as long as ${limit.setting} lets it`),
  };
}
