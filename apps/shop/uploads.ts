import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, Traffic, ZeroDowntimeDeployment } from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/**
 * Pictures of products, uploaded for up to five minutes through a Gateway API gateway. On SIGTERM it goes on
 * accepting for ten seconds, then finishes the uploads that it has.
 */
export function uploads(chart: Construct, environment: Environment): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, 'uploads', {
    ...inEnvironment(environment),
    image: image('uploads', '0.9.4'),
    port: 8080,
    slowestStart: Duration.seconds(10),
    longestRequest: Duration.minutes(5),
    onSigterm: OnSigterm.keepsServing(Duration.seconds(10)),
    traffic: [Traffic.custom('gateway', { drainLag: Duration.seconds(15), firstUse: Duration.seconds(10) })],
    health: { readiness: HealthCheck.httpGet('/healthz', { headers: [{ name: 'X-Probe', value: 'readiness' }] }) },
  });
}
