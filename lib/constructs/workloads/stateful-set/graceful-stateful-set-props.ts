import type * as kplus from 'cdk8s-plus-28';
import type { ApplicationFacts } from '../../statements/application-facts';
import type { Quorum } from '../../statements/replicas/quorum';
import type { VolumeClaim } from '../../statements/pods/volume-claim';

/**
 * The facts about an application of several members, each with a name and data of its own, besides everything that a
 * cdk8s-plus StatefulSet takes but its Service: it has one for its peers and one for its clients.
 */
export interface GracefulStatefulSetProps extends kplus.WorkloadProps, ApplicationFacts {
  /**
   * How many members there are.
   *
   * @default - required, unless `autoscaled` says who decides
   */
  readonly replicas?: number;

  /** How many of them may be missing at once: `Quorum.majority()`, `Quorum.canMiss(1)`, `Quorum.none()`. */
  readonly quorum: Quorum;

  /**
   * The ports by which members talk to each other; the container that serves gets them. The headless Service of the peers leads to them, also while a member
   * is not ready.
   *
   * @default - the port that it serves on
   */
  readonly peerPorts?: kplus.ContainerPort[];

  /**
   * What the headless Service is called that gives members their names. It cannot be changed where the StatefulSet runs
   * already.
   *
   * @default - the name of the StatefulSet, and `-peers`
   */
  readonly peersName?: string;

  /**
   * Whether members start, and are replaced, one after the other, or whether nobody waits for anybody.
   *
   * @default PodManagementPolicy.ORDERED_READY
   */
  readonly podManagementPolicy?: kplus.PodManagementPolicy;

  /**
   * The members from this number on get a release; the others keep what they have, until it is lowered.
   *
   * @default 0
   */
  readonly partition?: number;

  /**
   * Volumes that each member has for itself.
   *
   * @default - none
   */
  readonly volumeClaims?: VolumeClaim[];

  /**
   * How long a member has to be ready before the next one goes.
   *
   * @default - until requests reach it: the first use of the slowest traffic
   */
  readonly minReady?: kplus.DeploymentProps['minReady'];
}
