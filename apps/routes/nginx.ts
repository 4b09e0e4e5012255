import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { service } from './service';

/** Reports that take up to two minutes: the proxy waits for them as long. */
export function behindNginx(chart: Construct): void {
  service(chart, 'reports', { longestRequest: Duration.minutes(2) }).exposeViaNginx('reports.example.com');
}
