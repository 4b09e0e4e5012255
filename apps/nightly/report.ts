import { Cron, Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { GracefulCronJob, Interruption } from '../../lib';

/** Writes the report of the day, table by table. An interrupted run saves where it is, and the next one goes on there. */
export function report(chart: Construct): GracefulCronJob {
  return new GracefulCronJob(chart, 'report', {
    image: 'registry.example.com/nightly/report:2.0.3',
    schedule: Cron.schedule({ minute: '30', hour: '5' }),
    timeZone: 'Europe/Berlin',
    longestRun: Duration.minutes(40),
    interruption: Interruption.saves(Duration.seconds(45)),
    securityContext: { user: 10001, group: 10001 },
  });
}
