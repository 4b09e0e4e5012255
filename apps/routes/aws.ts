import type { Construct } from 'constructs';
import { Entrance, GracefulDaemonSet, HealthCheck } from '../../lib';
import { FACTS, imageOf, service } from './service';

/** Behind an application load balancer, which asks its pods on another port. */
export function behindAlb(chart: Construct): void {
  const orders = service(chart, 'orders', {
    container: {
      ports: [
        { name: 'http', number: 8080 },
        { name: 'management', number: 8081 },
      ],
    },
    health: { readiness: HealthCheck.httpGet('/health', { port: 'management' }) },
  });
  orders.exposeViaAlb('orders.example.com', { internetFacing: true });
}

/** Behind a network load balancer: devices that keep a TCP connection. */
export function behindNlb(chart: Construct): void {
  service(chart, 'devices', { health: { readiness: HealthCheck.tcpSocket() } }).exposeViaNlb();
}

/** Behind another one, a proxy on each node: a new pod comes before the old one of its node goes. */
export function edgeBehindNlb(chart: Construct): void {
  new GracefulDaemonSet(chart, 'edge', {
    ...FACTS,
    image: imageOf('edge'),
    entrance: Entrance.service(),
  }).exposeViaNlb({ internetFacing: true });
}
