import type { IgnoredRule, TrafficSource, UnreadableFact } from '../facts';
import type { FieldPath, JsonObject, KubernetesVersion, Seconds } from '../kubernetes';
import type { Container, Fact } from './container';
import type { Manifest, ResourceIdentity } from './manifest';
import type { ReplicaRange } from './replica-range';

/** A workload as traffic sees it: its pods, what reaches them, what may take them away, and what is known. */
export interface Workload {
  readonly manifest: Manifest;
  readonly identity: ResourceIdentity;
  readonly spec: JsonObject;
  readonly podSpec: JsonObject;
  /** From the workload object to its pod spec. */
  readonly podPath: FieldPath;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly gracePeriod: Seconds;
  readonly replicas: ReplicaRange;
  /** Regular containers, then sidecars and init containers. */
  readonly containers: readonly Container[];
  /** The containers that requests reach. */
  readonly serving: readonly Container[];
  readonly traffic: Fact<readonly TrafficSource[]>;
  /** Whether anybody has stated a fact about it. */
  readonly stated: boolean;
  readonly ignored: readonly IgnoredRule[];
  readonly unreadable: readonly UnreadableFact[];
  readonly services: readonly Manifest[];
  readonly budgets: readonly Manifest[];
  readonly autoscalers: readonly Manifest[];
}

/** Everything that was read together: one cluster's content. */
export interface World {
  readonly manifests: readonly Manifest[];
  readonly workloads: readonly Workload[];
  readonly kubernetesVersion: KubernetesVersion;
}
