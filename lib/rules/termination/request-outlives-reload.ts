import { ANNOTATIONS } from '../../facts';
import { oncePer } from '../../kubernetes';
import { asObject, asString, identityOf, type Container, type World } from '../../workload';
import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, INGRESS, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const ROUTED = together(
  changed(WEB, {
    'zero-downtime/on-sigterm: drains':
      'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: ingress-nginx(drain-lag=5s first-use=5s)',
  }),
  INGRESS.replace('spec:\n', 'spec:\n  ingressClassName: nginx\n'),
);
const lasting = (seconds: number) =>
  changed(ROUTED, {
    'zero-downtime/longest-request: 20s': `zero-downtime/longest-request: ${seconds}s`,
    'terminationGracePeriodSeconds: 25': `terminationGracePeriodSeconds: ${seconds + 5}`,
  });
const CONFIG = (timeout: string) =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: ingress-nginx-controller\n  namespace: ingress-nginx\ndata: { worker-shutdown-timeout: "${timeout}" }\n`;

/** What ingress-nginx gives requests when it is configured anew, in seconds. */
const SHUTDOWN_TIMEOUT = 240;

/** A request that takes longer than ingress-nginx lets its old workers live. */
export const requestOutlivesReload: WorkloadRule = {
  id: 'request-outlives-reload',
  title: 'A request that takes longer than ingress-nginx lets its old workers live',
  severity: 'error',
  effect: 'lost-requests',
  message:
    'a request to {container} that takes {longest} s is cut when ingress-nginx is configured anew: worker-shutdown-timeout {timeoutIs}',
  why: 'Whenever any Ingress of the cluster, a certificate or most annotations change, ingress-nginx starts new workers. The old ones end the requests that they have, for so long, and then cut them: also those to applications that nobody has touched.',
  fix: 'set worker-shutdown-timeout in the ConfigMap of the controller to {smallest}s or more, or give this Ingress a class and a controller of its own, whose Ingresses seldom change',
  source: [
    'https://kubernetes.github.io/ingress-nginx/user-guide/nginx-configuration/configmap/#worker-shutdown-timeout',
    'https://kubernetes.github.io/ingress-nginx/how-it-works/#when-a-reload-is-required',
  ],
  bad: [lasting(300)],
  good: [lasting(240), together(lasting(300), CONFIG('300s'))],
  *check(workload, world) {
    const route = workload.routes.find(({ carrier }) => carrier.kind === 'ingress-nginx');
    const container = route && slowest(workload.serving);
    if (!route || !container) return;
    const { written } = shutdownTimeout(world);
    const timeout = written ?? SHUTDOWN_TIMEOUT;
    const longest = container.longestRequest.value;
    if (longest <= timeout) return;
    const path = ['metadata', 'annotations', ANNOTATIONS.longestRequest];
    const isAnnotated = asObject(asObject(workload.manifest.object['metadata'])['annotations'])[
      ANNOTATIONS.longestRequest
    ];
    yield {
      path: isAnnotated === undefined ? container.path : path,
      container: container.name,
      numbers: {
        container: container.name,
        longest: rounded(longest),
        timeoutIs: written === undefined ? `is ${SHUTDOWN_TIMEOUT} s by default` : `is ${written} s`,
        smallest: Math.ceil(longest),
      },
      ...restingOn(
        written === undefined && 'the controller runs with its default worker-shutdown-timeout',
        'the configuration of ingress-nginx changes while such a request is on its way',
      ),
    };
  },
};

/** The container with the longest request that somebody has stated. */
function slowest(serving: readonly Container[]): Container | undefined {
  return serving
    .filter(({ longestRequest }) => longestRequest.assumption === undefined)
    .sort((one, other) => other.longestRequest.value - one.longestRequest.value)[0];
}

/** The first one that a ConfigMap states. */
const shutdownTimeout = oncePer(({ manifests }: World): { readonly written?: number } => {
  for (const manifest of manifests) {
    if (identityOf(manifest).kind !== 'ConfigMap') continue;
    const text = asString(asObject(manifest.object['data'])['worker-shutdown-timeout']);
    const [, number, unit = 's'] = /^(\d{1,9})([smh]?)$/.exec(text ?? '') ?? [];
    if (number !== undefined) return { written: Number(number) * (unit === 'h' ? 3600 : unit === 'm' ? 60 : 1) };
  }
  return {};
});
