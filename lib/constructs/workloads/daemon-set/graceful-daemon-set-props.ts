import type * as kplus from 'cdk8s-plus-28';
import type { ApplicationFacts } from '../../statements/application-facts';
import type { Entrance } from '../../statements/traffic/entrance';

/**
 * The facts about an application that runs once on each node, besides everything that every cdk8s-plus workload takes.
 */
export interface GracefulDaemonSetProps extends kplus.WorkloadProps, ApplicationFacts {
  /**
   * How requests come in: `Entrance.none()`, `.service()`, `.nodeLocalService()`, `.hostPort()`, `.hostNetwork()`. The
   * traffic follows from it; `traffic` states paths that it does not tell: a load balancer in front of the Service, or
   * something in front of the nodes that tries another one (`Traffic.custom`).
   */
  readonly entrance: Entrance;

  /**
   * Whether a new pod may run beside the old one of its node for a moment. Two that write to one file or device of the
   * node must not.
   *
   * @default - as far as the entrance lets it: not with a port of the node
   */
  readonly surges?: boolean;

  /**
   * On how many nodes at once pods are replaced.
   *
   * @default - a quarter of the nodes where a new pod comes first, else one node
   */
  readonly nodesAtOnce?: kplus.PercentOrAbsolute;

  /**
   * The taints that it tolerates, so that it also runs on those nodes. `NodeTaintQuery.any()` is every node.
   *
   * @default - those that Kubernetes adds for every DaemonSet
   * @see https://kubernetes.io/docs/concepts/workloads/controllers/daemonset/#taints-and-tolerations
   */
  readonly tolerates?: kplus.NodeTaintQuery[];

  /**
   * How long a pod has to be ready before the old one of its node goes.
   *
   * @default - until requests reach it: the first use of the slowest traffic
   */
  readonly minReady?: kplus.DeploymentProps['minReady'];
}
