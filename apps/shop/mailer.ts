import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulWorker, HealthCheck, OnSigterm } from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/** Sends mail from a queue: nothing calls it, but a mail that is being sent must not be cut. */
export function mailer(chart: Construct, environment: Environment): GracefulWorker {
  return new GracefulWorker(chart, 'mailer', {
    ...inEnvironment(environment),
    image: image('mailer', '1.1.0'),
    slowestStart: Duration.seconds(10),
    longestWork: Duration.seconds(60),
    onSigterm: OnSigterm.drains(),
    // No rule asks a worker for a second replica.
    ignore: [],
    health: { liveness: HealthCheck.exec(['/bin/mailer', 'status']) },
  });
}
