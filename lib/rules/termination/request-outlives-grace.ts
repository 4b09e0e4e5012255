import { ANNOTATIONS } from '../../facts';
import { shutdownLimits, type RequestLimit, type Workload } from '../../workload';
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

const shuttingDown = (grace: number, value = '30s') =>
  changed(WEB, {
    'zero-downtime/longest-request: 20s': '',
    'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: ${grace}`,
    'image: registry.example.com/web:1.4.2': `image: registry.example.com/web:1.4.2\nenv: [{ name: SPRING_LIFECYCLE_TIMEOUT_PER_SHUTDOWN_PHASE, value: "${value}" }]`,
  });

/** A request that a proxy, or the application itself, lets take longer than its container lives on. */
export const requestOutlivesGrace: WorkloadRule = {
  id: 'request-outlives-grace',
  title: 'A request that may take longer than its container lives on',
  severity: 'error',
  effect: 'lost-requests',
  message:
    '{setting} lets a request to {container} take {limit} s, but a pod that stops gives it {left} s: terminationGracePeriodSeconds would have to be {grace}',
  why: 'A request that is sent just before the routers have noticed goes on while the pod stops. What is not done when SIGKILL comes is cut.',
  fix: 'state in the annotation {annotation} how long a request really takes, lower {setting}, or set terminationGracePeriodSeconds to {grace} or more',
  source: [
    'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination',
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/annotations/#custom-timeouts',
    'https://docs.spring.io/spring-boot/reference/web/graceful-shutdown.html',
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
  bad: [timedOut(300), shuttingDown(30)],
  good: [
    timedOut(20),
    shuttingDown(35),
    shuttingDown(30, '20000'),
    changed(timedOut(300), {
      'zero-downtime/on-sigterm: drains': 'zero-downtime/on-sigterm: drains\nzero-downtime/longest-request: 20s',
    }),
  ],
  *check(workload) {
    for (const stopping of stoppingContainers(workload).filter(({ behind }) => behind === undefined)) {
      const isAssumed = stopping.container.longestRequest.assumption !== undefined;
      if (stopping.traffic.length === 0 || !isAssumed || losesAtStop(stopping)) continue;
      const [outliving] = limitedOnes(stopping, workload).filter((limited) => losesAtStop(limited.stopping));
      if (outliving) yield outlives(outliving, workload);
    }
  },
};

/** A container whose requests take as long as a limit lets them. */
interface Limited {
  readonly stopping: Stopping;
  readonly limit: RequestLimit;
}

/** By the longest limit on the way to it, and by its own. */
function limitedOnes(stopping: Stopping, workload: Workload): readonly Limited[] {
  const way = longestLimit(workload);
  const ownLimits = shutdownLimits(stopping.container, workload.manifest);
  return [
    ...(way ? [limitedBy(way, stopping)] : []),
    ...ownLimits.map((limit) => limitedBy(limit, draining(stopping))),
  ];
}

function limitedBy(limit: RequestLimit, stopping: Stopping): Limited {
  const container = { ...stopping.container, longestRequest: { value: limit.seconds } };
  return { limit, stopping: { ...stopping, container, longestRequest: limit.seconds } };
}

/** Who sets how long an application drains has it drain, unless another thing is stated. */
function draining(stopping: Stopping): Stopping {
  const { container } = stopping;
  if (container.onSigterm.assumption === undefined) return stopping;
  const onSigterm = { kind: 'drains' } as const;
  return { ...stopping, container: { ...container, onSigterm: { value: onSigterm } }, onSigterm };
}

/** The longest that any of the ways to the pods allows, where somebody has written it down. */
function longestLimit({ requestLimits }: Workload): RequestLimit | undefined {
  return requestLimits.filter(({ bounds }) => bounds !== 'drain').sort((one, other) => other.seconds - one.seconds)[0];
}

function outlives({ stopping, limit }: Limited, workload: Workload): Violation {
  const { container, grace, hook } = stopping;
  const isFirst = container.path.at(-1) === 0 && container.path.at(-2) === 'containers';
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
    ...restingOn(...stopAssumptions(stopping, workload), `a request takes as long as ${limit.setting} lets it`),
  };
}
