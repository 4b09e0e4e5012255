import { Duration } from 'cdk8s';
import { HealthCheck, OnSigterm } from '../../lib';

/** What is known of what nobody asks. */
export const UNASKED = {
  slowestStart: Duration.seconds(20),
  onSigterm: OnSigterm.drains(),
  securityContext: { user: 10001, group: 10001 },
};

/** What is known of each application that requests come to: everything but what its pods are like. */
export const FACTS = {
  ...UNASKED,
  port: 8080,
  longestRequest: Duration.seconds(10),
  health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
};

/** Its image. */
export function imageOf(name: string): string {
  return `registry.example.com/pods/${name}:1.0.0`;
}
