import type { WorkloadRule } from '../rule';
import { rounded } from '../support/disruption/drain-words';
import { changed, SERVICE, together, WEB } from '../support/example';
import { restingOn } from '../support/resting-on';

const CONFIG = `apiVersion: cloud.google.com/v1
kind: BackendConfig
metadata:
  name: web
spec:
  connectionDraining: { drainingTimeoutSec: 20 }
`;

const GKE = together(
  changed(WEB, {
    'zero-downtime/on-sigterm: drains':
      'zero-downtime/on-sigterm: drains\nzero-downtime/traffic: gke-neg(drain-lag=5s first-use=5s)',
  }).replace(
    SERVICE,
    SERVICE.replace(
      '  name: web\n',
      `  name: web\n  annotations: { cloud.google.com/backend-config: '{"default": "web"}', cloud.google.com/neg: '{"ingress": true}' }\n`,
    ),
  ),
  CONFIG,
);

/** A load balancer that cuts what is still open when it takes a pod out. */
export const drainLimitTooShort: WorkloadRule = {
  id: 'drain-limit-too-short',
  title: 'A load balancer that cuts what is still open when it takes a pod out',
  severity: 'error',
  effect: 'lost-requests',
  message: '{setting} cuts what is open after {limit} s; the longest request to {container} takes {longest} s',
  why: 'When a load balancer takes a pod out, it waits that long for the requests that it has sent there, and closes their connections then, however long the pod itself would wait.',
  fix: 'set {setting} to {smallest} s or more',
  source: [
    'https://cloud.google.com/kubernetes-engine/docs/how-to/ingress-configuration#draining_timeout',
    'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/edit-target-group-attributes.html#deregistration-delay',
  ],
  bad: [
    changed(GKE, {
      'connectionDraining: { drainingTimeoutSec: 20 }': 'connectionDraining: { drainingTimeoutSec: 19 }',
    }),
  ],
  good: [GKE],
  *check({ manifest, requestLimits, serving }) {
    const stated = serving.filter(({ longestRequest }) => longestRequest.assumption === undefined);
    const [slowest] = [...stated].sort((one, other) => other.longestRequest.value - one.longestRequest.value);
    if (!slowest) return;
    for (const { bounds, manifest: resource, path, seconds, setting } of requestLimits) {
      const longest = slowest.longestRequest.value;
      if (bounds !== 'drain' || seconds >= longest) continue;
      yield {
        ...(resource !== manifest && { resource }),
        path,
        numbers: {
          container: slowest.name,
          setting,
          limit: rounded(seconds),
          longest: rounded(longest),
          smallest: Math.ceil(longest),
        },
        ...restingOn('the load balancer closes what is still open then, and does not leave it to the pod'),
      };
    }
  },
};
