import { Duration } from 'cdk8s';
import { Cpu, Metric, MetricTarget, PercentOrAbsolute, Topology } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import {
  DisruptionBudget,
  GracefulAutoscaler,
  HealthCheck,
  OnSigterm,
  Spread,
  Traffic,
  ZeroDowntimeDeployment,
} from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/** Products and prices by gRPC, for the other services: a Go binary without a shell, autoscaled in production. */
export function catalog(chart: Construct, environment: Environment): ZeroDowntimeDeployment {
  const autoscaled = environment.replicas > 1;
  const deployment = new ZeroDowntimeDeployment(chart, 'catalog', {
    ...inEnvironment(environment),
    ...(autoscaled && { replicas: undefined }),
    image: image('catalog', '1.18.0'),
    port: 9090,
    slowestStart: Duration.seconds(5),
    longestRequest: Duration.seconds(3),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.clusterIp()],
    health: { readiness: HealthCheck.grpc({ service: 'catalog' }), liveness: HealthCheck.grpc() },
    container: { resources: { cpu: { request: Cpu.millis(100) } } },
    // Of twelve replicas three may go at once, so that a drain of many nodes does not take an hour.
    ...(autoscaled && { disruptionBudget: DisruptionBudget.maxUnavailable(PercentOrAbsolute.percent(20)) }),
    topologySpread: [Spread.required(Topology.HOSTNAME), Spread.preferred(Topology.ZONE)],
  });
  if (autoscaled) {
    new GracefulAutoscaler(chart, 'catalog-autoscaler', {
      target: deployment,
      minReplicas: environment.replicas,
      maxReplicas: environment.replicas * 4,
      metrics: [Metric.resourceCpu(MetricTarget.averageUtilization(70))],
    });
  }
  return deployment;
}
