import { Duration, Size } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulStatefulSet, HealthCheck, OnSigterm, Quorum, Traffic } from '../../lib';

/** Books every payment on three members that decide by majority. One may be missing, so one goes at a time. */
export function ledger(chart: Construct): GracefulStatefulSet {
  return new GracefulStatefulSet(chart, 'ledger', {
    image: 'registry.example.com/ledger/ledger:3.2.0',
    port: 7000,
    peerPorts: [{ name: 'peers', number: 7001 }],
    replicas: 3,
    quorum: Quorum.majority(),
    slowestStart: Duration.seconds(40),
    longestRequest: Duration.seconds(5),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.clusterIp()],
    health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
    volumeClaims: [{ name: 'data', storage: Size.gibibytes(2), mountPath: '/var/lib/ledger' }],
    securityContext: { user: 10001, group: 10001, fsGroup: 10001 },
  });
}
