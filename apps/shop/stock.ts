import { Duration } from 'cdk8s';
import { EnvFieldPaths, EnvValue } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { HealthCheck, OnSigterm, PreStop, Traffic, ZeroDowntimeDeployment } from '../../lib';
import type { Environment } from './environment';
import { image, inEnvironment } from './in-environment';

/** Takes the instance out of the registry; the clients keep it for half a minute more. */
const DEREGISTER =
  'curl -fsS -X DELETE "http://nacos:8848/nacos/v1/ns/instance?serviceName=stock&ip=$POD_IP&port=8080"';

/** What is in stock: found by its clients through Nacos, as the article has it, and it exits at once on SIGTERM. */
export function stock(chart: Construct, environment: Environment): ZeroDowntimeDeployment {
  return new ZeroDowntimeDeployment(chart, 'stock', {
    ...inEnvironment(environment),
    image: image('stock', '3.0.7'),
    port: 8080,
    slowestStart: Duration.seconds(45),
    longestRequest: Duration.seconds(5),
    onSigterm: OnSigterm.exits(),
    traffic: [
      Traffic.registry('nacos', { cacheTime: Duration.seconds(30), deregistersWithin: Duration.seconds(3) }),
      Traffic.clusterIp(),
    ],
    preStop: PreStop.callThenWait(DEREGISTER, { timeout: Duration.seconds(3) }),
    health: { readiness: HealthCheck.tcpSocket() },
    container: { envVariables: { POD_IP: EnvValue.fromFieldRef(EnvFieldPaths.POD_IP) } },
  });
}
