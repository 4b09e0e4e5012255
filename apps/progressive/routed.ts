import type { Construct } from 'constructs';
import { RolloutStrategy, TrafficSplit } from '../../lib';
import { service, STEPS } from './service';

const SPLIT = RolloutStrategy.canary({ steps: STEPS, split: TrafficSplit.byRoutes() });

/** Behind an application load balancer: two Services take turns, so that the readiness of pods is gated. */
export function withAlb(chart: Construct): void {
  service(chart, 'storefront', { strategy: SPLIT }).exposeViaAlb('bank.example.com', { internetFacing: true });
}

/** In a cluster with Istio, and with a gateway of the Gateway API. */
export function withMesh(chart: Construct): void {
  service(chart, 'ratings', { strategy: SPLIT }).exposeViaIstio();
  service(chart, 'portal', { strategy: SPLIT }).exposeViaGateway('public', { hostnames: ['portal.example.com'] });
}
