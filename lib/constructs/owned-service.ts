import type { Construct } from 'constructs';
import * as kplus from 'cdk8s-plus-28';
import { renderOver } from './rendered-object';

/**
 * The Service that a workload owns. It serves the workload's port, unless `exposeViaService` says otherwise before
 * synthesis.
 */
export class OwnedService extends kplus.Service {
  constructor(
    scope: Construct,
    id: string,
    props: kplus.ServiceProps,
    private readonly defaultPort: kplus.ServicePort,
  ) {
    super(scope, id, props);
    const renderOwn = this.apiObject.toJson.bind(this.apiObject);
    this.apiObject.toJson = () => {
      this.bindDefault();
      return renderOwn();
    };
    renderOver(this.apiObject, () => undefined);
  }

  /** Applies what `exposeViaService` takes. */
  public expose(options: kplus.DeploymentExposeViaServiceOptions): void {
    for (const port of options.ports ?? []) this.bind(port.port, port);
    if (options.serviceType !== undefined) {
      // cdk8s-plus reads its own field at synthesis; it only declares it read-only.
      (this as { type: kplus.ServiceType }).type = options.serviceType;
    }
  }

  public override get ports(): kplus.ServicePort[] {
    const bound = super.ports;
    return bound.length > 0 ? bound : [this.defaultPort];
  }

  public override get port(): number {
    return this.ports[0]?.port ?? this.defaultPort.port;
  }

  /** Late, because ports that `exposeViaService` names replace the workload's own. */
  private bindDefault(): void {
    if (super.ports.length === 0) this.bind(this.defaultPort.port, this.defaultPort);
  }
}
