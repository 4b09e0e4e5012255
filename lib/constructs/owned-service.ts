import type { Construct } from 'constructs';
import * as kplus from 'cdk8s-plus-28';
import { renderOver } from './rendered-object';

/**
 * The Service that a workload owns. It always leads to the port that the workload serves on: ports that somebody adds
 * stand beside it, and only `exposeViaService` gives it another number or name.
 */
export class OwnedService extends kplus.Service {
  /** Whether `exposeViaService` has said by which port of the Service the application is reached. */
  private isMapped = false;

  constructor(
    scope: Construct,
    id: string,
    props: kplus.ServiceProps,
    private readonly own: kplus.ServicePort,
  ) {
    super(scope, id, props);
    this.bind(own.port, own);
    renderOver(this.apiObject, () => undefined);
  }

  /** Applies what `exposeViaService` takes. */
  public expose(options: kplus.DeploymentExposeViaServiceOptions): void {
    for (const port of options.ports ?? []) {
      this.bind(port.port, port);
      this.isMapped ||= this.leadsToOwn(port);
    }
    if (options.serviceType !== undefined) {
      // cdk8s-plus reads its own field at synthesis; it only declares it read-only.
      (this as { type: kplus.ServiceType }).type = options.serviceType;
    }
  }

  /** The ports by which the application is reached, then whatever was added; all named where there are several. */
  public override get ports(): kplus.ServicePort[] {
    const [own, ...bound] = super.ports;
    const isStatedAnew = this.isMapped || bound.some((port) => port.port === this.own.port && this.leadsToOwn(port));
    const ports = [...(own && !isStatedAnew ? [own] : []), ...bound];
    const ownFirst = [
      ...ports.filter((port) => this.leadsToOwn(port)),
      ...ports.filter((port) => !this.leadsToOwn(port)),
    ];
    return ownFirst.length > 1 ? ownFirst.map(withName) : ownFirst;
  }

  /** The port by which the application is reached. */
  public override get port(): number {
    return this.ports[0]?.port ?? this.own.port;
  }

  /** Leads to the application, unless the options name one other port to lead to. */
  public override exposeViaIngress(
    path: string,
    options: kplus.ExposeServiceViaIngressOptions & Pick<kplus.DeploymentExposeViaServiceOptions, 'ports'> = {},
  ): kplus.Ingress {
    const ingress = options.ingress ?? new kplus.Ingress(this, 'Ingress');
    const port = (options.ports?.length === 1 ? options.ports[0]?.port : undefined) ?? this.port;
    ingress.addRule(path, kplus.IngressBackend.fromService(this, { port }), options.pathType);
    return ingress;
  }

  /** @internal */
  public override _toKube(): kplus.k8s.ServiceSpec {
    const ports = this.ports.map(({ targetPort, ...port }) => ({
      ...port,
      ...(targetPort !== undefined && { targetPort: kplus.k8s.IntOrString.fromNumber(targetPort) }),
    }));
    return { ...super._toKube(), ports };
  }

  private leadsToOwn({ port, targetPort = port, protocol }: kplus.ServicePort): boolean {
    return targetPort === this.own.targetPort && (protocol ?? TCP) === (this.own.protocol ?? TCP);
  }
}

const { TCP } = kplus.Protocol;

/** The API server wants names where a Service has several ports; meshes read no protocol into this one. */
function withName(port: kplus.ServicePort): kplus.ServicePort {
  const suffix = (port.protocol ?? TCP) === TCP ? '' : `-${port.protocol?.toLowerCase()}`;
  return { ...port, name: port.name ?? `port-${port.port}${suffix}` };
}
