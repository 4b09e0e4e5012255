import type { OnSigterm, TrafficSource } from '../facts';
import type { IntOrPercent, KubernetesVersion, Seconds } from '../kubernetes';

/** What the user wants of a probe; the plan derives the rest. */
export interface ProbeWish {
  readonly period?: Seconds;
  readonly timeout?: Seconds;
  readonly threshold?: number;
  readonly initialDelay?: Seconds;
  /** How many answers in a row count as healthy; more than one only for readiness. */
  readonly successThreshold?: number;
}

/** How the serving container waits before SIGTERM. */
export type PreStopWish =
  /** A waiting hook as long as needed. */
  | { readonly form: 'wait' }
  /** An exec that ends the registration, then waits as long as needed. */
  | { readonly form: 'call-then-wait'; readonly callTimeout: Seconds }
  /** A hook whose duration is stated (an endpoint that blocks, a script). */
  | { readonly form: 'takes'; readonly seconds: Seconds }
  /** A hook that this library does not write; its duration as the manifest tells it, where it does. */
  | { readonly form: 'as-written'; readonly atLeast: Seconds; readonly atMost: Seconds };

/** The facts of one container of a release. */
export interface ContainerReleaseFacts {
  readonly name: string;
  /** Whether requests reach this container. */
  readonly serves: boolean;
  /** Whether it is an init container that goes on running (`restartPolicy: Always`). @default false */
  readonly sidecar?: boolean;
  /** Whether it is an init container that ends before the next container starts. @default false */
  readonly init?: boolean;
  readonly slowestStart?: Seconds;
  readonly longestRequest?: Seconds;
  readonly onSigterm: OnSigterm;
  readonly startup?: ProbeWish;
  readonly readiness?: ProbeWish;
  readonly liveness?: ProbeWish & { readonly sameHandlerAsReadiness: boolean };
  readonly preStop: PreStopWish;
}

/** Numbers that the user has set himself; the plan keeps them and the rules judge them. */
export interface StatedNumbers {
  readonly terminationGracePeriod?: Seconds;
  readonly minReady?: Seconds;
  readonly progressDeadline?: Seconds;
  readonly maxSurge?: IntOrPercent;
  readonly maxUnavailable?: IntOrPercent;
  readonly strategy?: 'RollingUpdate' | 'Recreate';
}

/** Everything that the numbers of a release follow from. */
export interface ReleaseFacts {
  readonly kubernetesVersion: KubernetesVersion;
  readonly traffic: readonly TrafficSource[];
  /** The first one serves. */
  readonly containers: readonly ContainerReleaseFacts[];
  /** Wanted replicas; absent when an autoscaler decides. */
  readonly replicas?: number;
  /** Added to every bound. @default ROOM */
  readonly room: Seconds;
  /** How long pulling an image may take. @default PULL_ALLOWANCE */
  readonly pullAllowance: Seconds;
  readonly stated: StatedNumbers;
  /** Where facts were set that the workload does not state itself, by fact. @default none */
  readonly origins?: ReadonlyMap<string, string>;
}
