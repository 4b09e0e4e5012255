import * as kplus from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { GracefulAutoscaler, RolloutAnalysis, RolloutStep, RolloutStrategy, Traffic, TrafficSplit } from '../../lib';
import { service, STEPS } from './service';

/** In a cluster with ingress-nginx and no mesh. */
export function withNginx(chart: Construct): void {
  // Blue/green: all new pods beside the old ones, tried, then every request at once.
  service(chart, 'accounts', {
    strategy: RolloutStrategy.blueGreen({ prePromotionAnalysis: RolloutAnalysis.of(['smoke-tests']) }),
  }).exposeViaNginx('accounts.example.com');
  // Canary: the Ingress splits requests.
  service(chart, 'transfers', {
    strategy: RolloutStrategy.canary({ steps: STEPS, split: TrafficSplit.byRoutes() }),
  }).exposeViaNginx('transfers.example.com');
  // Canary: nothing but the number of pods splits them, and an autoscaler says how many there are.
  const limits = service(chart, 'limits', {
    replicas: undefined,
    traffic: [Traffic.clusterIp()],
    strategy: RolloutStrategy.canary({ steps: [RolloutStep.weight(25), RolloutStep.pause()] }),
    container: { resources: { cpu: { request: kplus.Cpu.millis(250) } } },
  });
  new GracefulAutoscaler(chart, 'limits-autoscaler', {
    target: limits,
    minReplicas: 4,
    maxReplicas: 12,
    metrics: [kplus.Metric.resourceCpu(kplus.MetricTarget.averageUtilization(70))],
  });
}
