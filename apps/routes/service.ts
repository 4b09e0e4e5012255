import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, ZeroDowntimeDeployment, type ZeroDowntimeDeploymentProps } from '../../lib';

/** A service of which everything is known but where its requests come from. */
export function service(
  chart: Construct,
  name: string,
  facts: Partial<ZeroDowntimeDeploymentProps> = {},
): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, name, {
    image: `registry.example.com/routes/${name}:1.0.0`,
    port: 8080,
    replicas: 3,
    slowestStart: Duration.seconds(20),
    longestRequest: Duration.seconds(15),
    onSigterm: OnSigterm.drains(),
    health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
    securityContext: { user: 10001, group: 10001 },
    ...facts,
  });
}
