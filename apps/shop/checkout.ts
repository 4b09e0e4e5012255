import { Duration, Size } from 'cdk8s';
import { Cpu, EnvValue, Volume } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, Traffic, ZeroDowntimeDeployment } from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/** Orders and payment: a JVM that needs two minutes to start, behind an AWS application load balancer. */
export function checkout(chart: Construct, environment: Environment): ZeroDowntimeDeployment {
  const heapDumps = Volume.fromEmptyDir(chart, 'checkout-tmp', 'tmp');
  return new ZeroDowntimeDeployment(chart, 'checkout', {
    ...inEnvironment(environment),
    image: image('checkout', '5.2.0'),
    port: 8080,
    slowestStart: Duration.minutes(2),
    longestRequest: Duration.seconds(30),
    onSigterm: OnSigterm.drains(),
    traffic: [Traffic.awsAlb(), Traffic.clusterIp()],
    health: {
      readiness: HealthCheck.httpGet('/actuator/health/readiness', { port: 'management' }),
      liveness: HealthCheck.httpGet('/actuator/health/liveness', { port: 'management' }),
    },
    container: {
      ports: [
        { name: 'http', number: 8080 },
        { name: 'management', number: 8081 },
      ],
      envVariables: { JAVA_TOOL_OPTIONS: EnvValue.fromValue('-XX:MaxRAMPercentage=75') },
      resources: {
        cpu: { request: Cpu.millis(200) },
        memory: { request: Size.mebibytes(512), limit: Size.gibibytes(1) },
      },
      volumeMounts: [{ path: '/tmp', volume: heapDumps }],
    },
  });
}
