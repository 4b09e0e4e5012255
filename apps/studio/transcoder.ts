import { ApiObject, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulWorker, HealthCheck, OnSigterm } from '../../lib';

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
  new ApiObject(worker, 'ScaledObject', {
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: worker.name },
    spec: {
      scaleTargetRef: { name: worker.name },
      minReplicaCount: 2,
      maxReplicaCount: 12,
      triggers: [{ type: 'rabbitmq', metadata: { queueName: 'uploads', mode: 'QueueLength', value: '4' } }],
    },
  });
  return worker;
}
