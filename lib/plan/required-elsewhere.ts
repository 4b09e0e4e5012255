import type { TrafficKind, TrafficSource } from '../facts';
import type { Seconds } from '../kubernetes';

/**
 * What a route that somebody has made here sees to, so that nobody has to elsewhere.
 *
 * @jsii ignore
 */
export type Ensured = 'readiness-gate' | 'deregistration-delay' | 'connection-draining';

interface Requirement {
  readonly words: (longestRequest: Seconds) => string;
  /** What sees to it. */
  readonly unless?: Ensured;
}

const EVICTIONS = 'evictions count Ready pods, not registered ones, and minReadySeconds covers rollouts only';

const AWS_GATE: Requirement = {
  words: () => `Label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled: ${EVICTIONS}.`,
  unless: 'readiness-gate',
};

const AWS_DELAY: Requirement = {
  words: (longest) =>
    `Set the target group's deregistration_delay.timeout_seconds to ${longest} s (the longest request) or more.`,
  unless: 'deregistration-delay',
};

const always = (text: string): Requirement => ({ words: () => text });

const REQUIRED: Partial<Record<TrafficKind, readonly Requirement[]>> = {
  'ingress-nginx': [always('The ingress-nginx controller itself needs two replicas, a budget and a drain of its own.')],
  'aws-alb': [AWS_GATE, AWS_DELAY],
  'aws-nlb': [AWS_GATE, AWS_DELAY],
  'gke-neg': [
    always(`Keep the readiness gate cloud.google.com/load-balancer-neg-ready that GKE adds to pods: ${EVICTIONS}.`),
    {
      words: (longest) =>
        `Set the BackendConfig's connectionDraining.drainingTimeoutSec to ${longest} s (the longest request) or more.`,
      unless: 'connection-draining',
    },
  ],
  'node-health-check': [
    always('The load balancer has to probe the node health check at the interval and thresholds stated here.'),
  ],
  headless: [always('Clients have to honour the DNS TTL of 30 s and open a connection anew after a failure.')],
  registry: [always('Clients have to refresh the registry within the stated drain lag.')],
  mesh: [always('The proxy in the pod has to outlive the application: run it as a native sidecar.')],
};

/**
 * What the traffic sources require outside the manifests, in sentences.
 *
 * @param ensured by kind of source, what the manifests see to themselves
 */
export function requiredByTraffic(
  traffic: readonly TrafficSource[],
  longestRequest: Seconds,
  ensured: ReadonlyMap<TrafficKind, readonly Ensured[]> = new Map(),
): readonly string[] {
  const required = traffic.flatMap(({ kind }) =>
    (REQUIRED[kind] ?? [])
      .filter(({ unless }) => unless === undefined || ensured.get(kind)?.includes(unless) !== true)
      .map(({ words }) => words(Math.ceil(longestRequest))),
  );
  return [...new Set(required)];
}
