import { Duration } from 'cdk8s';
import { PercentOrAbsolute } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import { DisruptionBudget, HealthCheck, ZeroDowntimeDeployment } from '../../lib';

/** What a team at Acme has to say about a service. */
export interface AcmeServiceProps {
  /** Its version, which is the tag of its image. */
  readonly version: string;

  /** The host at which it is reached; none for services of other services. @default - inside the cluster only */
  readonly host?: string;

  /** How many of it there are. @default 3 */
  readonly replicas?: number;

  /** Its longest request. @default Duration.seconds(10) */
  readonly longestRequest?: Duration;
}

/** A service as everybody at Acme runs it: on port 8080, with the health checks of the framework. */
export class AcmeService extends ZeroDowntimeDeployment {
  /** Its version. */
  public readonly version: string;

  constructor(scope: Construct, id: string, props: AcmeServiceProps) {
    const { version, host, replicas = 3, longestRequest = Duration.seconds(10) } = props;
    super(scope, id, {
      image: `registry.acme.example/${id}:${version}`,
      port: 8080,
      replicas,
      slowestStart: Duration.seconds(30),
      longestRequest,
      health: { readiness: HealthCheck.httpGet('/healthz/ready'), liveness: HealthCheck.httpGet('/healthz/live') },
      ...(replicas > 8 && { disruptionBudget: DisruptionBudget.maxUnavailable(PercentOrAbsolute.percent(20)) }),
    });
    this.version = version;
    if (host === undefined) this.exposeViaService();
    else this.exposeViaNginx(host);
  }
}
