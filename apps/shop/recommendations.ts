import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, Traffic, ZeroDowntimeDeployment } from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/** What else you may like: started by a shell that keeps SIGTERM to itself, so it serves until it is killed. */
export function recommendations(chart: Construct, environment: Environment): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, 'recommendations', {
    ...inEnvironment(environment),
    image: image('recommendations', '0.4.0'),
    port: 5000,
    slowestStart: Duration.seconds(30),
    longestRequest: Duration.seconds(2),
    onSigterm: OnSigterm.ignores(),
    traffic: [Traffic.clusterIp()],
    health: { readiness: HealthCheck.httpGet('/ready') },
    container: { command: ['sh', '-c', 'python -m recommendations'] },
  });
}
