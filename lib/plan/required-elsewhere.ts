import type { TrafficKind, TrafficSource } from '../facts';
import type { Seconds } from '../kubernetes';

type Requirement = (longestRequest: Seconds) => string;

const READINESS_GATE = 'evictions count Ready pods, not registered ones, and minReadySeconds covers rollouts only';

const REQUIRED: Partial<Record<TrafficKind, readonly Requirement[]>> = {
  'ingress-nginx': [() => 'The ingress-nginx controller itself needs two replicas, a budget and a drain of its own.'],
  'aws-alb': [
    () => `Label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled: ${READINESS_GATE}.`,
    (longest) =>
      `Set the target group's deregistration_delay.timeout_seconds to ${longest} s (the longest request) or more.`,
  ],
  'aws-nlb': [
    () => `Label the namespace elbv2.k8s.aws/pod-readiness-gate-inject=enabled: ${READINESS_GATE}.`,
    (longest) =>
      `Set the target group's deregistration_delay.timeout_seconds to ${longest} s (the longest request) or more.`,
  ],
  'gke-neg': [
    () => `Keep the readiness gate cloud.google.com/load-balancer-neg-ready that GKE adds to pods: ${READINESS_GATE}.`,
    (longest) =>
      `Set the BackendConfig's connectionDraining.drainingTimeoutSec to ${longest} s (the longest request) or more.`,
  ],
  'node-health-check': [
    () => 'The load balancer has to probe the node health check at the interval and thresholds stated here.',
  ],
  headless: [() => 'Clients have to honour the DNS TTL of 30 s and open a connection anew after a failure.'],
  registry: [() => 'Clients have to refresh the registry within the stated drain lag.'],
  mesh: [() => 'The proxy in the pod has to outlive the application: run it as a native sidecar.'],
};

/** What the traffic sources require outside the manifests, in sentences. */
export function requiredByTraffic(traffic: readonly TrafficSource[], longestRequest: Seconds): readonly string[] {
  const required = traffic.flatMap((source) =>
    (REQUIRED[source.kind] ?? []).map((requirement) => requirement(Math.ceil(longestRequest))),
  );
  return [...new Set(required)];
}
