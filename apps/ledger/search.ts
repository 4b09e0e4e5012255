import { Duration, Size } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { GracefulStatefulSet, HealthCheck, OnSigterm, Quorum, Traffic } from '../../lib';

/** Two copies of a search index over the ledger. Each answers alone, and neither waits for the other to start. */
export function search(chart: Construct): GracefulStatefulSet {
  return new GracefulStatefulSet(chart, 'search', {
    image: 'registry.example.com/ledger/search:1.8.1',
    port: 9200,
    replicas: 2,
    quorum: Quorum.none(),
    podManagementPolicy: kplus.PodManagementPolicy.PARALLEL,
    slowestStart: Duration.seconds(30),
    longestRequest: Duration.seconds(10),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.clusterIp()],
    health: { readiness: HealthCheck.grpc(), liveness: HealthCheck.tcpSocket() },
    volumeClaims: [{ name: 'index', storage: Size.gibibytes(5), mountPath: '/var/lib/search' }],
    securityContext: { user: 10001, group: 10001, fsGroup: 10001 },
  });
}
