import { FactError } from '../fact-error';
import { portProblem, shown } from '../typed';

/** A route whose requests the controller of Argo Rollouts splits. @internal */
export type SplitRoute =
  | { readonly kind: 'nginx'; readonly name: string }
  | { readonly kind: 'alb'; readonly name: string; readonly servicePort: () => number }
  | { readonly kind: 'istio'; readonly name: string; readonly routes?: readonly string[] }
  | { readonly kind: 'gateway'; readonly name: string; readonly grpc: boolean; readonly namespace?: string };

/** A VirtualService of Istio that somebody else writes. */
export interface IstioSplitOptions {
  /**
   * The names of its HTTP routes that are split.
   *
   * @default - the only one that it has
   */
  readonly routes?: string[];
}

/** A route of the Gateway API that somebody else writes. */
export interface GatewaySplitOptions {
  /**
   * The namespace of the HTTPRoute.
   *
   * @default - that of the workload
   */
  readonly namespace?: string;
}

/**
 * What splits requests between old and new pods during a canary release.
 *
 * @see https://argo-rollouts.readthedocs.io/en/stable/features/traffic-management/
 * @example
 * split: TrafficSplit.byRoutes()
 */
export class TrafficSplit {
  /** Nothing but the number of pods: all stand behind one Service, so that 20 % needs one new pod for every four old ones. */
  public static byPods(): TrafficSplit {
    return new TrafficSplit(undefined);
  }

  /** The routes that are made here, by `exposeViaNginx`, `exposeViaAlb`, `exposeViaIstio` or `exposeViaGateway`. */
  public static byRoutes(): TrafficSplit {
    return new TrafficSplit([]);
  }

  /** An Ingress of ingress-nginx that somebody else writes; it has to lead to the Service of the workload. */
  public static nginx(ingress: string): TrafficSplit {
    return new TrafficSplit([{ kind: 'nginx', name: nameOf(ingress, 'TrafficSplit.nginx', 'an Ingress') }]);
  }

  /**
   * An Ingress of the AWS Load Balancer Controller that somebody else writes; its backend has to be the Service of the
   * workload with the port `use-annotation`.
   *
   * @param servicePort the port of the Service
   */
  public static alb(ingress: string, servicePort: number): TrafficSplit {
    const problem = portProblem(servicePort, 'TrafficSplit.alb: servicePort');
    if (problem !== undefined) throw new FactError(problem);
    const name = nameOf(ingress, 'TrafficSplit.alb', 'an Ingress');
    return new TrafficSplit([{ kind: 'alb', name, servicePort: () => servicePort }]);
  }

  /** A VirtualService of Istio that somebody else writes; its routes have to lead to both Services, by their names. */
  public static istio(virtualService: string, options: IstioSplitOptions = {}): TrafficSplit {
    const name = nameOf(virtualService, 'TrafficSplit.istio', 'a VirtualService');
    return new TrafficSplit([{ kind: 'istio', name, routes: options.routes }]);
  }

  /** An HTTPRoute of the Gateway API that somebody else writes; it has to lead to both Services. It needs a plugin of Argo Rollouts. */
  public static gateway(httpRoute: string, options: GatewaySplitOptions = {}): TrafficSplit {
    const name = nameOf(httpRoute, 'TrafficSplit.gateway', 'an HTTPRoute');
    return new TrafficSplit([{ kind: 'gateway', name, grpc: false, namespace: options.namespace }]);
  }

  private constructor(
    /**
     * Absent where pods are counted; empty where routes of the workload are meant.
     *
     * @internal
     */
    readonly _routes: readonly SplitRoute[] | undefined,
  ) {}
}

function nameOf(name: unknown, method: string, what: string): string {
  if (typeof name === 'string' && name !== '') return name;
  throw new FactError(`${method} takes the name of ${what}, and this is ${shown(name)}`);
}
