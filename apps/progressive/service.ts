import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import {
  HealthCheck,
  OnSigterm,
  RolloutAnalysis,
  RolloutStep,
  ZeroDowntimeRollout,
  type ZeroDowntimeRolloutProps,
} from '../../lib';

/** A service of the bank; how its releases go, and by which way requests come, differs. */
export function service(
  chart: Construct,
  name: string,
  facts: Pick<ZeroDowntimeRolloutProps, 'strategy'> & Partial<ZeroDowntimeRolloutProps>,
): ZeroDowntimeRollout {
  return new ZeroDowntimeRollout(chart, name, {
    image: `registry.example.com/bank/${name}:2.0.1`,
    port: 8080,
    replicas: 4,
    slowestStart: Duration.seconds(30),
    longestRequest: Duration.seconds(10),
    onSigterm: OnSigterm.drains(),
    health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
    securityContext: { user: 10001, group: 10001 },
    ...facts,
  });
}

/** A fifth of the requests, a look at them, then half of them. */
export const STEPS = [
  RolloutStep.weight(20),
  RolloutStep.analysis(RolloutAnalysis.of(['success-rate'])),
  RolloutStep.weight(50),
  RolloutStep.pause(Duration.minutes(10)),
];
