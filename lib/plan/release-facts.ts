import type { KeptConnections, OnSigterm, TrafficKind, TrafficSource } from '../facts';
import type { IntOrPercent, KubernetesVersion, Seconds } from '../kubernetes';
import type { KindFacts } from './kind-facts';
import type { Ensured } from './required-elsewhere';

/**
 * What the user wants of a probe; the plan derives the rest.
 *
 * @jsii ignore
 */
export interface ProbeWish {
  /** `periodSeconds`, in seconds. @default planned */
  readonly period?: Seconds;
  /** `timeoutSeconds`, in seconds. @default planned */
  readonly timeout?: Seconds;
  /** `failureThreshold`. @default planned */
  readonly threshold?: number;
  /** `initialDelaySeconds`, in seconds. @default 0 */
  readonly initialDelay?: Seconds;
  /** How many answers in a row count as healthy; more than one only for readiness. */
  readonly successThreshold?: number;
}

/**
 * How the serving container waits before SIGTERM.
 *
 * @jsii ignore
 */
export type PreStopWish =
  /** A waiting hook as long as needed. */
  | { readonly form: 'wait' }
  /** An exec that ends the registration, then waits as long as needed. */
  | { readonly form: 'call-then-wait'; readonly callTimeout: Seconds }
  /** A hook whose duration is stated (an endpoint that blocks, a script). */
  | { readonly form: 'takes'; readonly seconds: Seconds }
  /** A hook that this library does not write; its duration as the manifest tells it, where it does. */
  | { readonly form: 'as-written'; readonly atLeast: Seconds; readonly atMost: Seconds };

/**
 * The facts of one container of a release.
 *
 * @jsii ignore
 */
export interface ContainerReleaseFacts {
  /** Its name in the pod. */
  readonly name: string;
  /** Whether requests reach this container. */
  readonly serves: boolean;
  /** Whether it is an init container that goes on running (`restartPolicy: Always`). @default false */
  readonly sidecar?: boolean;
  /** Whether it is an init container that ends before the next container starts. @default false */
  readonly init?: boolean;
  /** The worst healthy time from container start to serving, in seconds. @default nobody knows: no startup probe */
  readonly slowestStart?: Seconds;
  /** The longest request that a release must not cut, in seconds. @default none */
  readonly longestRequest?: Seconds;
  /** What it does on SIGTERM. */
  readonly onSigterm: OnSigterm;
  /** What becomes of the connections that clients keep. @default nobody knows */
  readonly keptConnections?: KeptConnections;
  /** Its startup probe. @default none */
  readonly startup?: ProbeWish;
  /** Its readiness probe. @default none */
  readonly readiness?: ProbeWish;
  /** Its liveness probe. @default none */
  readonly liveness?: ProbeWish & { readonly sameHandlerAsReadiness: boolean };
  /** How it waits before SIGTERM. */
  readonly preStop: PreStopWish;
}

/**
 * What a disruption budget says; nothing where none is made.
 *
 * @jsii ignore
 */
export interface StatedBudget {
  /** How many pods may be missing: a count or a percentage, rounded up. @default not said */
  readonly maxUnavailable?: IntOrPercent;
  /** How many pods have to stay: a count or a percentage, rounded up. @default not said */
  readonly minAvailable?: IntOrPercent;
}

/**
 * Numbers that the user has set himself; the plan keeps them and the rules judge them.
 *
 * @jsii ignore
 */
export interface StatedNumbers {
  /** `terminationGracePeriodSeconds`, in seconds. @default planned */
  readonly terminationGracePeriod?: Seconds;
  /** `minReadySeconds`, in seconds. @default planned */
  readonly minReady?: Seconds;
  /** `progressDeadlineSeconds`, in seconds. @default planned */
  readonly progressDeadline?: Seconds;
  /** `maxSurge`: a count or a percentage. @default planned */
  readonly maxSurge?: IntOrPercent;
  /** `maxUnavailable`: a count or a percentage. @default planned */
  readonly maxUnavailable?: IntOrPercent;
  /** How pods are replaced. @default 'RollingUpdate' */
  readonly strategy?: 'RollingUpdate' | 'Recreate';
  /** The disruption budget. @default one pod at a time */
  readonly budget?: StatedBudget;
}

/**
 * Everything that the numbers of a release follow from.
 *
 * @jsii ignore
 */
export interface ReleaseFacts {
  /** The cluster's version: it decides which fields there are. */
  readonly kubernetesVersion: KubernetesVersion;
  /** Every path that requests take; the slowest counts. */
  readonly traffic: readonly TrafficSource[];
  /** The first one serves. */
  readonly containers: readonly ContainerReleaseFacts[];
  /** Wanted replicas; absent when an autoscaler decides. */
  readonly replicas?: number;
  /** Whether an autoscaler takes pods away as the plan says. @default false */
  readonly scalesDown?: boolean;
  /** Added to every bound. @default ROOM */
  readonly room: Seconds;
  /** How long pulling an image may take. @default PULL_ALLOWANCE */
  readonly pullAllowance: Seconds;
  /** Numbers that are kept as they are. */
  readonly stated: StatedNumbers;
  /** How its kind replaces pods. @default a Deployment's rolling update */
  readonly kind?: KindFacts;
  /** By kind of traffic, what its routes see to, so that it is not required elsewhere. @default nothing */
  readonly ensured?: ReadonlyMap<TrafficKind, readonly Ensured[]>;
  /** What routes require of somebody else besides, in sentences. @default nothing */
  readonly required?: readonly string[];
  /** Where facts were set that the workload does not state itself, by fact. @default none */
  readonly origins?: ReadonlyMap<string, string>;
}
