import type { ApiObjectMetadata } from 'cdk8s';
import type * as kplus from 'cdk8s-plus-28';
import { FactError } from '../fact-error';
import { optionsOf, portProblem, shown, type OptionNames } from '../typed';

/** What the Service of a workload is to be besides what follows from its facts. */
export interface OwnServiceOptions {
  /**
   * The port of the Service by which the application is reached, 1 to 65535.
   *
   * @default - the port that the application serves on
   */
  readonly port?: number;

  /**
   * Further ports of the Service; each leads to a port that a container declares.
   *
   * @default - none
   */
  readonly ports?: kplus.ServicePort[];

  /**
   * Its type.
   *
   * @default ServiceType.CLUSTER_IP
   */
  readonly type?: kplus.ServiceType;

  /**
   * Its name, labels and annotations.
   *
   * @default - named as the workload
   */
  readonly metadata?: ApiObjectMetadata;

  /**
   * From where a LoadBalancer may be reached, as CIDRs.
   *
   * @default - from everywhere
   */
  readonly loadBalancerSourceRanges?: string[];

  /**
   * Whether the nodes of a NodePort or LoadBalancer Service lead to pods of other nodes, too: `Cluster` or `Local`.
   *
   * @default - Kubernetes' own, Cluster
   */
  readonly externalTrafficPolicy?: string;
}

/**
 * The Service that a workload with a port and traffic owns.
 *
 * @example
 * ownService: OwnService.of({ port: 80 })
 */
export class OwnService {
  /**
   * Changes it.
   *
   * @throws FactError for a port that is none, and a policy that there is not
   */
  public static of(options: OwnServiceOptions): OwnService {
    const { port, externalTrafficPolicy: policy } = optionsOf(options ?? {}, 'OwnService.of', OPTIONS);
    const problem = port === undefined ? undefined : portProblem(port, 'ownService.port');
    if (problem !== undefined) throw new FactError(problem);
    if (policy !== undefined && policy !== 'Cluster' && policy !== 'Local')
      throw new FactError(`'ownService.externalTrafficPolicy' is 'Cluster' or 'Local', and is ${shown(policy)}`);
    return new OwnService(options ?? {});
  }

  /** None is made: another chart, or another tool, has the Service. */
  public static none(): OwnService {
    return new OwnService(undefined);
  }

  private constructor(
    /** @internal */
    readonly _options: OwnServiceOptions | undefined,
  ) {}
}

const OPTIONS: OptionNames<OwnServiceOptions> = {
  port: true,
  ports: true,
  type: true,
  metadata: true,
  loadBalancerSourceRanges: true,
  externalTrafficPolicy: true,
};
