import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Entrance, GracefulDaemonSet, HealthCheck, OnSigterm } from '../../lib';

/** Takes traces from the pods of its node, so that they leave the node in batches. The next one comes first. */
export function collector(chart: Construct): GracefulDaemonSet {
  return new GracefulDaemonSet(chart, 'collector', {
    image: 'registry.example.com/observability/collector:0.104.0',
    port: 4317,
    entrance: Entrance.nodeLocalService(),
    slowestStart: Duration.seconds(10),
    longestRequest: Duration.seconds(5),
    onSigterm: OnSigterm.drains(),
    health: { readiness: HealthCheck.grpc(), liveness: HealthCheck.grpc() },
    tolerates: [kplus.NodeTaintQuery.any()],
    priorityClassName: 'system-node-critical',
    securityContext: { user: 10001, group: 10001 },
  });
}
