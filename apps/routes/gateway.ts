import type { Construct } from 'constructs';
import { HealthCheck } from '../../lib';
import { service } from './service';

/** Behind a gateway of the Gateway API: one by HTTP, one by gRPC. */
export function behindGateway(chart: Construct): void {
  service(chart, 'profiles').exposeViaGateway('public', { hostnames: ['profiles.example.com'] });
  const ledger = service(chart, 'ledger', { health: { readiness: HealthCheck.grpc() } });
  ledger.exposeViaGateway('internal', { grpc: true, gatewayNamespace: 'gateways' });
}
