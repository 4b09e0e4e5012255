import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { Autoscaled, GracefulWorker, OnSigterm, PreStop } from '../../lib';

/**
 * Draws thumbnails. It exits at once on SIGTERM, so a hook has it finish the picture in hand before; somebody outside
 * of this app scales it.
 */
export function thumbnails(chart: Construct): GracefulWorker {
  return new GracefulWorker(chart, 'thumbnails', {
    image: 'registry.example.com/studio/thumbnails:1.0.4',
    autoscaled: Autoscaled.between(2, 6),
    slowestStart: Duration.seconds(5),
    longestWork: Duration.seconds(20),
    onSigterm: OnSigterm.exits(),
    preStop: PreStop.exec(['/bin/thumbnails', 'finish'], { takes: Duration.seconds(20) }),
    securityContext: { user: 10001, group: 10001 },
  });
}
