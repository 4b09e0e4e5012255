import { App, Chart, Duration } from 'cdk8s';
import * as kplus from 'cdk8s-plus-28';
import {
  GracefulWorker,
  HealthCheck,
  OnSigterm,
  PreStop,
  Traffic,
  ZeroDowntime,
  ZeroDowntimeDeployment,
} from '../../../lib';

/** What every language writes: two Deployments from facts, a worker, and a plain Deployment that is guarded. */
export function shop(outdir: string): void {
  const app = new App({ outdir });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });

  new ZeroDowntimeDeployment(chart, 'web', {
    image: 'registry.example.com/web:1.4.2',
    port: 8080,
    replicas: 3,
    slowestStart: Duration.seconds(60),
    longestRequest: Duration.seconds(20),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.clusterIp()],
    health: { readiness: HealthCheck.httpGet('/ready', { headers: [{ name: 'X-Probe', value: 'readiness' }] }) },
  });

  const stock = new ZeroDowntimeDeployment(chart, 'stock', {
    image: 'registry.example.com/stock:3.0.7',
    port: 8080,
    replicas: 2,
    slowestStart: Duration.seconds(45),
    longestRequest: Duration.seconds(5),
    onSigterm: OnSigterm.exits(),
    traffic: [
      Traffic.registry('nacos', { cacheTime: Duration.seconds(30), deregistersWithin: Duration.seconds(3) }),
      Traffic.clusterIp(),
    ],
    preStop: PreStop.callThenWait('curl -fsS -X DELETE http://nacos:8848/instance', { timeout: Duration.seconds(3) }),
    health: { readiness: HealthCheck.tcpSocket() },
  });
  stock.podMetadata.addLabel('team', 'warehouse');

  new GracefulWorker(chart, 'mailer', {
    image: 'registry.example.com/mailer:2.1.0',
    replicas: 2,
    slowestStart: Duration.seconds(20),
    longestWork: Duration.minutes(2),
    onSigterm: OnSigterm.drains(),
  });

  const plain = new Chart(app, 'plain');
  ZeroDowntime.guard(plain);
  new kplus.Deployment(plain, 'static', {
    replicas: 2,
    spread: true,
    containers: [{ image: 'registry.example.com/static:1', portNumber: 8080 }],
  });

  app.synth();
}
