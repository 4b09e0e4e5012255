import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, Traffic, ZeroDowntimeDeployment } from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/** Sends mail from a queue: nothing calls it, but a mail that is being sent must not be cut. */
export function mailer(chart: Construct, environment: Environment): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, 'mailer', {
    ...inEnvironment(environment),
    image: image('mailer', '1.1.0'),
    slowestStart: Duration.seconds(10),
    longestRequest: Duration.seconds(60),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.none()],
    health: { liveness: HealthCheck.exec(['/bin/mailer', 'status']) },
  });
}
