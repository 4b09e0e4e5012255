import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulScaledObject, GracefulWorker, HealthCheck, OnSigterm } from '../../lib';

/** Transcodes uploads from a queue. KEDA takes pods away while they work; each finishes its file first. */
export function transcoder(chart: Construct): GracefulWorker {
  const worker = new GracefulWorker(chart, 'transcoder', {
    image: 'registry.example.com/studio/transcoder:2.3.1',
    slowestStart: Duration.seconds(20),
    longestWork: Duration.minutes(8),
    onSigterm: OnSigterm.drains(),
    health: { liveness: HealthCheck.exec(['/bin/transcoder', 'status']) },
    securityContext: { user: 10001, group: 10001 },
  });
  new GracefulScaledObject(worker, 'ScaledObject', {
    target: worker,
    minReplicas: 2,
    maxReplicas: 12,
    triggers: [{ type: 'rabbitmq', metadata: { queueName: 'uploads', mode: 'QueueLength', value: '4' } }],
  });
  return worker;
}
