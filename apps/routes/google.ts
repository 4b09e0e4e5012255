import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { service } from './service';

/** Behind a load balancer of GKE, which would cut requests after 30 s. */
export function behindGke(chart: Construct): void {
  const search = service(chart, 'search', { longestRequest: Duration.seconds(45) });
  search.exposeViaGke('search.example.com', { internetFacing: true });
}
