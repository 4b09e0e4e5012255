import { Cron, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulCronJob, Interruption } from '../../lib';

/** Takes in what partners have delivered, every quarter of an hour. A run is short, so it is finished in any case. */
export function imports(chart: Construct): GracefulCronJob {
  return new GracefulCronJob(chart, 'imports', {
    image: 'registry.example.com/nightly/imports:1.9.0',
    schedule: Cron.schedule({ minute: '*/15' }),
    longestRun: Duration.seconds(90),
    interruption: Interruption.finishes(),
    retries: 1,
    securityContext: { user: 10001, group: 10001 },
  });
}
