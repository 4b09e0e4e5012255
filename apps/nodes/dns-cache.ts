import { Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { Entrance, GracefulDaemonSet, HealthCheck, OnSigterm } from '../../lib';

/** Caches names at port 53 of each node. Two cannot have it, so a release leaves each node without it for a while. */
export function dnsCache(chart: Construct): GracefulDaemonSet {
  return new GracefulDaemonSet(chart, 'dns-cache', {
    image: 'registry.example.com/dns/cache:1.23.0',
    port: 5353,
    container: {
      ports: [
        { name: 'dns-tcp', number: 5353 },
        { name: 'dns', number: 5353, protocol: kplus.Protocol.UDP },
        { name: 'health', number: 8080 },
      ],
    },
    entrance: Entrance.hostPort(53),
    slowestStart: Duration.seconds(3),
    longestRequest: Duration.seconds(2),
    onSigterm: OnSigterm.drains(),
    health: { readiness: HealthCheck.httpGet('/ready', { port: 8080 }) },
    tolerates: [kplus.NodeTaintQuery.any()],
    priorityClassName: 'system-node-critical',
    securityContext: { user: 10001, group: 10001 },
  });
}
