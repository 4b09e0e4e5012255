import type { Seconds } from '../../../kubernetes';
import type { WorkloadModel } from '../../model/workload-model';
import type { Node, Pod, PodSet, Version } from '../../world/pod';

/** What the controller of a workload has, knows and wants. */
export interface Controller {
  /** Its place among those of the world. */
  readonly index: number;
  readonly model: WorkloadModel;
  /** The pods of the version before the action, and those of the one after. */
  readonly sets: readonly PodSet[];
  /** All of its pods that exist, terminating ones included, in the order of their creation. */
  readonly pods: Set<Pod>;
  /** Of a StatefulSet, the same by their ordinals. */
  readonly byOrdinal: (Pod | undefined)[];
  /** Which version is wanted. */
  target: Version;
  replicas: number;
  /** Whether its workload has been taken away: nothing makes pods any more. */
  hasGone: boolean;
  /** Where an autoscaler is going to, step by step. */
  scalesTo?: number | undefined;
  /** When it looks at its workload the next time; Infinity: nothing has changed. */
  syncAt: Seconds;
  /** Ordinals, or places of nodes, for which a pod is being made. */
  readonly creating: Set<number>;
  /** On which node each volume is that only one node at a time may have: the one of all, or those of the ordinals. */
  readonly volumes: Map<number, Node>;
  /** How many pods it has ever made. */
  created: number;
  /** How many of them are ready and stay. */
  ready: number;
  /** Those that answer, where members decide together, and whether enough of them have, and do no more. */
  readonly members: Set<Pod>;
  isShort: boolean;
  /** The most that there have been at once, terminating ones included. */
  most: number;
  /** When it held the workload to be complete, the first time and since when. */
  firstComplete?: Seconds | undefined;
  completeSince?: Seconds | undefined;
  lastRemoval: Seconds;
}
