import type { Duration } from 'cdk8s';
import type { ContainerProps, ContainerResources } from 'cdk8s-plus-28';
import type { Construct } from 'constructs';
import type { ContainerFacts } from './container-facts';
import type { Health } from '../health/health';
import type { Hook } from '../hook';
import type { Identity } from '../identity';
import type { IgnoredRule } from '../ignored-rule';
import type { Mesh } from '../traffic/mesh';
import type { PreStop } from '../termination/pre-stop';
import type { ServingContainerProps } from './serving-container-props';
import type { SpotNodes } from './spot-nodes';
import type { Spread } from '../replicas/spread';

/** What is said of the pods of any workload made from facts, whether they serve, work or run to an end. */
export interface PodFacts {
  /**
   * The image of the container that serves.
   *
   * @default - `container.image`, or the first of `containers`
   */
  readonly image?: string;

  /**
   * The rest of the container that serves. Either this (with `image`) or `containers`.
   *
   * @default - only image and port
   */
  readonly container?: ServingContainerProps;

  /**
   * The health checks of the container that serves. Readiness is required where requests come in.
   *
   * @default - none
   */
  readonly health?: Health;

  /**
   * What runs before SIGTERM.
   *
   * @default PreStop.waits()
   */
  readonly preStop?: PreStop;

  /**
   * What runs right after the container that serves has started.
   *
   * @default - nothing
   */
  readonly postStart?: Hook;

  /**
   * Facts about the other containers (of `containers` and `initContainers`, sidecars among them), by name.
   *
   * @default - none
   */
  readonly otherContainers?: { [name: string]: ContainerFacts };

  /**
   * Containers that run beside all others: started before them, stopped after them (native sidecars, Kubernetes 1.29).
   * They keep no Job from ending. Facts about them stand in `otherContainers`.
   *
   * @default - none
   * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/
   */
  readonly sidecars?: ContainerProps[];

  /**
   * Where name, selector and labels come from.
   *
   * @default Identity.fromName()
   */
  readonly identity?: Identity;

  /**
   * How its pods are spread over nodes, zones and regions; an empty list spreads them not at all.
   *
   * @default - over nodes and zones as far as there is room
   */
  readonly topologySpread?: Spread[];

  /**
   * Labels of the workload and of its pods, besides those of `metadata` and `podMetadata`, which count more.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Requests and limits of the container that serves, where it states none itself.
   *
   * @default - none: only what is stated is written
   */
  readonly resources?: ContainerResources;

  /**
   * The PriorityClass of its pods.
   *
   * @default - the cluster's default
   * @see https://kubernetes.io/docs/concepts/scheduling-eviction/pod-priority-preemption/
   */
  readonly priorityClassName?: string;

  /**
   * The service mesh whose proxy is put into the pods, by version: as a native sidecar where there are any, else told how
   * long it has to last. How long its clients take to learn of changes `Traffic.mesh` says.
   *
   * @default - none, or what the namespace says
   */
  readonly mesh?: Mesh;

  /**
   * Spot nodes that its pods may come to, and come to first.
   *
   * @default - none
   */
  readonly spotNodes?: SpotNodes;

  /**
   * ConfigMaps and Secrets of this app of which a changed content restarts the pods, as a release like any other. Without
   * it a change reaches pods at some time, or never.
   *
   * @default - none
   */
  readonly restartOn?: Construct[];

  /**
   * Whether its image holds nothing but the application: no shell, and none of the programs that a shell calls. Checks and
   * hooks that would need them are refused.
   *
   * @default false
   */
  readonly distroless?: boolean;

  /**
   * Rules that do not apply here, with the reasons; they travel with the manifest as an annotation.
   *
   * @default - none
   */
  readonly ignore?: IgnoredRule[];

  /**
   * What the plan adds to every bound.
   *
   * @default Duration.seconds(5)
   */
  readonly room?: Duration;

  /**
   * How long pulling the image may take before a rollout counts as stuck.
   *
   * @default Duration.seconds(120)
   */
  readonly pullAllowance?: Duration;

  /**
   * The Kubernetes version of the cluster, 1.28 to 1.36.
   *
   * @default - as set with KubernetesTarget, else 1.30
   */
  readonly kubernetesVersion?: string;

  /**
   * Whether the plan stands in the annotation `zero-downtime/plan` of the workload.
   *
   * @default true
   */
  readonly annotatePlan?: boolean;
}
