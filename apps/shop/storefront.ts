import { Duration, Size } from 'cdk8s';
import { Cpu, Ingress, IngressBackend } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, OwnService, Traffic, ZeroDowntimeDeployment } from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/** The pages that customers see: a Node server behind ingress-nginx, which finishes its requests on SIGTERM. */
export function storefront(chart: Construct, environment: Environment): ZeroDowntimeDeployment {
  const deployment = new ZeroDowntimeDeployment(chart, 'storefront', {
    ...inEnvironment(environment),
    image: image('storefront', '2.3.1'),
    port: 3000,
    slowestStart: Duration.seconds(20),
    longestRequest: Duration.seconds(15),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.ingressNginx()],
    health: { readiness: HealthCheck.httpGet('/ready'), liveness: HealthCheck.httpGet('/live') },
    ownService: OwnService.of({ port: 80 }),
    container: {
      resources: {
        cpu: { request: Cpu.millis(100) },
        memory: { request: Size.mebibytes(128), limit: Size.mebibytes(256) },
      },
    },
  });
  const ingress = new Ingress(chart, 'storefront-ingress', { metadata: { name: 'storefront' }, className: 'nginx' });
  const service = deployment.exposeViaService();
  ingress.addHostRule(environment.host, '/', IngressBackend.fromService(service));
  return deployment;
}
