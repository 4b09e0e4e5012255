import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, ZeroDowntimeDeployment, type ZeroDowntimeDeploymentProps } from '../../lib';

/** What is known of each application: everything but where its requests come from. */
export const FACTS = {
  port: 8080,
  slowestStart: Duration.seconds(20),
  longestRequest: Duration.seconds(15),
  onSigterm: OnSigterm.drains(),
  health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
  securityContext: { user: 10001, group: 10001 },
};

/** Its image. */
export function imageOf(name: string): string {
  return `registry.example.com/routes/${name}:1.0.0`;
}

/** A service of which everything is known but where its requests come from. */
export function service(
  chart: Construct,
  name: string,
  facts: Partial<ZeroDowntimeDeploymentProps> = {},
): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, name, { ...FACTS, image: imageOf(name), replicas: 3, ...facts });
}
