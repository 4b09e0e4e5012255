import { ConfigMap, EnvFrom } from 'cdk8s-plus-28';
import { Duration } from 'cdk8s';
import type { Construct } from 'constructs';
import { HealthCheck, PreStop, Traffic, ZeroDowntimeDeployment } from '../../lib';
import { FACTS, imageOf } from './facts';

/**
 * Images with nothing but the application. From Kubernetes 1.30 on the kubelet itself waits; before, the program has to
 * have something that waits, here `/app wait`.
 */
export function withoutShell(chart: Construct): void {
  const traffic = [Traffic.clusterIp()];
  const facts = { ...FACTS, replicas: 3, traffic, distroless: true, health: { readiness: HealthCheck.grpc() } };
  new ZeroDowntimeDeployment(chart, 'rates', { ...facts, image: imageOf('rates') });
  new ZeroDowntimeDeployment(chart, 'rates-of-old', {
    ...facts,
    image: imageOf('rates-of-old'),
    kubernetesVersion: '1.29',
    health: { readiness: HealthCheck.httpGet('/ready') },
    preStop: PreStop.exec(['/app', 'wait', '10s'], { takes: Duration.seconds(10) }),
  });
}

/** Restarted by a change of its configuration, as by any other release: its checksum stands on the pods. */
export function withConfig(chart: Construct): void {
  const config = new ConfigMap(chart, 'config', {
    metadata: { name: 'greetings' },
    data: { GREETING: 'good morning' },
  });
  new ZeroDowntimeDeployment(chart, 'greetings', {
    ...FACTS,
    image: imageOf('greetings'),
    replicas: 3,
    traffic: [Traffic.clusterIp()],
    container: { envFrom: [new EnvFrom(config)] },
    restartOn: [config],
  });
}
