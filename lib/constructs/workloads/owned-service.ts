import type { Construct } from 'constructs';
import * as kplus from 'cdk8s-plus-28';
import { annotate, renderOver } from '../rendering/app/rendered-object';
import { servingPort } from '../rendering/planned/serving-port';
import type { ApplicationFacts } from '../statements/application-facts';
import { FactError } from '../statements/fact-error';
import type { OwnService, OwnServiceOptions } from '../statements/traffic/own-service';
import { isMapping, shown, unknownOptions, type OptionNames } from '../statements/typed';

/** Where the Service of a workload leads to. */
interface Led {
  /** The port by which the application is reached. */
  readonly own: kplus.ServicePort;
  readonly podLabels: () => Readonly<Record<string, string>>;
  readonly externalTrafficPolicy?: string;
  readonly internalTrafficPolicy?: string;
}

/**
 * The Service that a workload owns. It always leads to the port that the workload serves on: ports that somebody adds
 * stand beside it, and only `exposeViaService` gives it another number or name.
 */
export class OwnedService extends kplus.Service {
  /** What stands in its annotations, known only when it is rendered. */
  private readonly annotations: (() => Readonly<Record<string, string>>)[] = [];

  /** Whether `exposeViaService` has said by which port of the Service the application is reached. */
  private isMapped = false;

  constructor(
    scope: Construct,
    id: string,
    props: kplus.ServiceProps,
    private readonly led: Led,
  ) {
    super(scope, id, props);
    this.bind(led.own.port, led.own);
    renderOver(this.apiObject, (rendered) => annotate(rendered, this.annotations));
  }

  /** Adds annotations whose values follow from the facts as they are when it is rendered. */
  public annotateBy(annotations: () => Readonly<Record<string, string>>): void {
    this.annotations.push(annotations);
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
    const isStatedAnew =
      this.isMapped || bound.some((port) => port.port === this.led.own.port && this.leadsToOwn(port));
    const ports = [...(own && !isStatedAnew ? [own] : []), ...bound];
    const ownFirst = [
      ...ports.filter((port) => this.leadsToOwn(port)),
      ...ports.filter((port) => !this.leadsToOwn(port)),
    ];
    return ownFirst.length > 1 ? ownFirst.map(withName) : ownFirst;
  }

  /** The port of the pods that the application serves on. */
  public get servingPort(): number {
    return this.led.own.targetPort ?? this.led.own.port;
  }

  /** The port by which the application is reached. */
  public override get port(): number {
    return this.ports[0]?.port ?? this.led.own.port;
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
    const { selector = {}, ...spec } = super._toKube();
    return {
      ...spec,
      ...pick(this.led, ['externalTrafficPolicy', 'internalTrafficPolicy']),
      selector: this.selectorFrom(selector),
      ports,
    };
  }

  /** Whoever selects the pods by other labels than cdk8s-plus's means the pods that have no others, too. */
  private selectorFrom({
    [kplus.Pod.ADDRESS_LABEL]: address,
    ...added
  }: Record<string, string>): Record<string, string> {
    const labels = this.led.podLabels();
    const isAddressed = Object.keys(labels).length === 0 || Object.hasOwn(labels, kplus.Pod.ADDRESS_LABEL);
    return {
      ...(isAddressed && address !== undefined && { [kplus.Pod.ADDRESS_LABEL]: address }),
      ...(!isAddressed && labels),
      ...added,
    };
  }

  private leadsToOwn({ port, targetPort = port, protocol }: kplus.ServicePort): boolean {
    return targetPort === this.led.own.targetPort && (protocol ?? TCP) === (this.led.own.protocol ?? TCP);
  }
}

/** A workload that a Service leads to. */
export type Exposable = kplus.Workload & kplus.IPodSelector;

/** What the Service of a workload is called, and what somebody has said about it. */
interface Wanted {
  readonly name: string | undefined;
  readonly stated?: OwnService | undefined;
  /** Whether clients are led to the pods of their own node only. @default Cluster: to all */
  readonly internalTrafficPolicy?: string;
}

/** By construct, how to make the Service of a workload as soon as something leads to it. */
const WANTED = new WeakMap<Exposable, () => OwnedService>();

/**
 * Gives a workload with a port its Service: now where it is stated that requests come in, else when the first route is
 * made.
 */
export function addOwnedService(
  workload: Exposable,
  facts: ApplicationFacts,
  { name, stated, internalTrafficPolicy }: Wanted,
): OwnedService | undefined {
  const port = servingPort(workload.containers[0]?.ports ?? [], facts.port);
  const options = stated ? stated._options : {};
  if (!port || !options) return undefined;
  const kinds = (facts.traffic ?? []).map(({ _source }) => _source.kind);
  const isHeadless = areAll(kinds, 'headless');
  const make = () => makeService(workload, { name, options, port, isHeadless, internalTrafficPolicy });
  if (kinds.some((kind) => kind !== 'none')) return make();
  if (kinds.length === 0) WANTED.set(workload, make);
  return undefined;
}

/** The Service that a workload owns by now. */
export function ownedServiceOf({ node }: Exposable): OwnedService | undefined {
  const service = node.tryFindChild(ID);
  return service instanceof OwnedService ? service : undefined;
}

/** By construct, so that the name is known even where the Service is taken out of the tree, since somebody else writes it. */
const NAMES = new WeakMap<Exposable, string>();

/** What the Service of a workload is called; nothing before it is made. */
export function ownedServiceName(workload: Exposable): string | undefined {
  return NAMES.get(workload);
}

/** The Service that a workload owns; made now where nothing has led to it before. */
export function serviceToLeadTo(workload: Exposable): OwnedService | undefined {
  return ownedServiceOf(workload) ?? WANTED.get(workload)?.();
}

const ID = 'Service';

function areAll(kinds: readonly string[], kind: string): boolean {
  return kinds.length > 0 && kinds.every((one) => one === kind);
}

interface ServiceToMake extends Pick<Wanted, 'name' | 'internalTrafficPolicy'> {
  readonly options: OwnServiceOptions;
  readonly port: kplus.ContainerPort;
  readonly isHeadless: boolean;
}

function makeService(workload: Exposable, wanted: ServiceToMake): OwnedService {
  const { name, options, port, isHeadless, internalTrafficPolicy } = wanted;
  const service = new OwnedService(
    workload,
    ID,
    {
      ...pick(options, ['type', 'loadBalancerSourceRanges']),
      metadata: { namespace: workload.metadata.namespace, ...(name !== undefined && { name }), ...options.metadata },
      selector: workload,
      ...(isHeadless && { clusterIP: 'None' }),
    },
    {
      own: { port: options.port ?? port.number, targetPort: port.number, name: port.name, protocol: port.protocol },
      podLabels: () => workload.matchLabels,
      ...pick(options, ['externalTrafficPolicy']),
      ...(internalTrafficPolicy !== undefined && { internalTrafficPolicy }),
    },
  );
  NAMES.set(workload, service.name);
  return exposeOwned(workload, service, { ports: options.ports });
}

function pick<T extends object, K extends keyof T>(from: T, keys: readonly K[]): Partial<Pick<T, K>> {
  const stated = keys.filter((key) => from[key] !== undefined);
  return Object.fromEntries(stated.map((key) => [key, from[key]])) as Partial<Pick<T, K>>;
}

/**
 * Applies to the Service of a workload what `exposeViaService` takes.
 *
 * @throws FactError for a port that leads to none that a container declares
 */
export function exposeOwned(
  { containers, node }: Exposable,
  service: OwnedService,
  options: kplus.DeploymentExposeViaServiceOptions,
): OwnedService {
  const declared = containers.flatMap(({ ports }) => ports.map(({ number }) => number));
  const { ports = [] } = options;
  if (!Array.isArray(ports) || ![...ports].every(isMapping))
    throw new FactError(
      `${node.path}: 'ports' of a Service has to be a list, such as [{ port: 80 }], and is ${shown(ports)}`,
    );
  const unknown = unknownOptions({ ...options }, EXPOSED);
  if (unknown.length > 0) throw new FactError(`${node.path}: exposeViaService: ${unknown.join('; ')}`);
  for (const { port, targetPort = port } of ports) {
    if (declared.includes(targetPort)) continue;
    throw new FactError(
      `${node.path}: port ${port} of the Service leads to ${targetPort}, which no container declares (${declared.join(', ')}): ` +
        `state the 'targetPort', or add { number: ${targetPort} } to the ports of a container`,
    );
  }
  service.expose(options);
  return service;
}

const EXPOSED: OptionNames<kplus.DeploymentExposeViaServiceOptions> = { name: true, ports: true, serviceType: true };

const { TCP } = kplus.Protocol;

/** The API server wants names where a Service has several ports; meshes read no protocol into this one. */
function withName(port: kplus.ServicePort): kplus.ServicePort {
  const suffix = (port.protocol ?? TCP) === TCP ? '' : `-${port.protocol?.toLowerCase()}`;
  return { ...port, name: port.name ?? `port-${port.port}${suffix}` };
}
