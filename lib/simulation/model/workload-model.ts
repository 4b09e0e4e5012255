import type { FieldPath, IntOrPercent, ScaleDownRules, ScaleStep, Seconds } from '../../kubernetes';
import type { Manifest } from '../../workload';
import type { PodModel } from './pod-model';

/** A workload with its pods, as far as it decides anything. */
export interface WorkloadModel {
  readonly kind: WorkloadKind;
  readonly name: string;
  /** How many replicas there are before. */
  readonly replicas: number;
  /** How many a release wants. @default as many as there are */
  readonly wanted?: number;
  /** What an autoscaler makes of that later. */
  readonly scaled?: readonly ScaleStep[];
  /** How many the load needs, where a release sets fewer without meaning to. @default as few as it sets */
  readonly needed?: number;
  /** Who refuses what a release makes of it, and why. @default nobody does */
  readonly refused?: string;
  /** Whether a release brings it, with all of its pods. @default it is there before */
  readonly isNew?: true;
  /** When a release takes it away, with all of its pods: after so many objects have been applied. @default it stays */
  readonly goes?: number;
  /** What takes its pods away, where it stays itself. @default it goes with them */
  readonly goneBy?: { readonly manifest: Manifest; readonly path: FieldPath; readonly words: string };
  readonly old: PodModel;
  readonly next: PodModel;
  readonly update: UpdateStrategy;
  /** What chooses the number of replicas, where something does. */
  readonly autoscaler?: Autoscaler;
  readonly placement: Placement;
  /** Whether somebody has stated facts about it: then it needs every replica also while routes change. @default nobody */
  readonly isStated?: true;
  /** The quota that bounds how many pods of it there may be at once, terminating ones included. */
  readonly quota?: QuotaRoom;
  /** How long its pods stay bound to a node that is gone; Infinity: for ever. */
  readonly toleration: Seconds;
  /** How many of its pods have to answer for any of them to: members that decide together. @default one by one */
  readonly majority?: number;
}

/** The kinds of workloads that run pods which serve. */
export type WorkloadKind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'ReplicaSet' | 'Pod';

/** How a workload replaces its pods. */
export interface UpdateStrategy {
  readonly type: 'RollingUpdate' | 'Recreate' | 'OnDelete';
  readonly maxSurge: IntOrPercent;
  readonly maxUnavailable: IntOrPercent;
  readonly minReadySeconds: Seconds;
  /** StatefulSet: pods below it stay as they are. */
  readonly partition: number;
  /** StatefulSet: whether pods start without waiting for each other. */
  readonly parallel: boolean;
  /** StatefulSet: how many pods an update may have unavailable, where the cluster counts that. @default one by one */
  readonly together?: IntOrPercent;
  readonly progressDeadline: Seconds;
  readonly paused: boolean;
  /** Whether nobody has said that every replica is needed. @default somebody has */
  readonly mayMiss?: boolean;
}

/** What takes pods away when they are not needed. */
export interface Autoscaler {
  readonly name: string;
  /** Its fewest replicas. */
  readonly min: number;
  readonly scaleDown: ScaleDownRules;
  /** How long the load has to have been low before it does. */
  readonly window: Seconds;
}

/** Where pods may run, as far as it decides anything. */
export interface Placement {
  /** How many of these pods a node may have: 1 with host ports or required anti-affinity. */
  readonly perNode: number;
  /** How many of the nodes may have these pods, by what they ask of their names. @default all */
  readonly eligible?: number;
  /** Whether they go to that node past the scheduler: `nodeName`. */
  readonly isBound?: boolean;
  /** Whether only pods of the same version are kept apart by it. */
  readonly apartByVersion?: boolean;
  /** `maxSkew` of a constraint by host name that may not be violated. */
  readonly maxSkew?: number;
  /** Whether only pods of the same version count for it. */
  readonly skewByVersion?: boolean;
  /** Whether only nodes that take pods count for it: not by default. */
  readonly countsOpenNodes?: boolean;
  /** Whether each pod keeps a volume that only one node at a time may have: those of a StatefulSet's claim templates. */
  readonly ownVolumes?: boolean;
  /** Who may have the volume that all pods share: those of one node, those of the node whose own it is, or one of them. */
  readonly volume?: 'one-node' | 'of-its-node' | 'one-pod';
  /** Another workload whose pods have that volume as well, so that it stays on its node while these move. */
  readonly keptBy?: string;
  /** Claims of them that are not among the manifests. */
  readonly elsewhere?: readonly string[];
}

/** What a quota leaves for the pods of a workload. */
export interface QuotaRoom {
  readonly name: string;
  readonly resource: string;
  readonly pods: number;
  /** Why the API server refuses every new one of them, however many there are. @default it does not */
  readonly refused?: string;
}
