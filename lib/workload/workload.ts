import type { IgnoredRule, StatedDefaults, UnreadableFact } from '../facts';
import type { FieldPath, JsonObject, KubernetesVersion, Seconds } from '../kubernetes';
import type { Alike } from './alike/alike';
import type { Application } from './applications/application';
import type { Changes } from './objects/changes';
import type { Container } from './containers/container';
import type { Behind, UnsureBehind } from './containers/containers-behind';
import type { Duplicate } from './objects/duplicates';
import type { Manifest, ResourceIdentity } from './objects/manifest';
import type { Traffic } from './traffic/read-traffic';
import type { ReplicaRange } from './replicas/replica-range';
import type { ServiceReach } from './traffic/service-reach';
import type { Mesh } from './traffic/mesh';
import type { RequestLimit } from './traffic/request-limit';
import type { Route } from './traffic/routes/route';
import type { Update } from './replicas/update';

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
  /** Those that requests reach only through another container of the pod. */
  readonly behind: readonly Behind[];
  /** Those of which one has to answer behind another container, and nothing tells which. */
  readonly unsureBehind: readonly UnsureBehind[];
  readonly traffic: Traffic;
  /** What it runs, where that is well known. */
  readonly application?: Application;
  /** The same workload with all that reaches it, where this is what its stated traffic makes of it. */
  readonly whole?: Workload;
  /** Whether anybody has stated a fact about it. */
  readonly stated: boolean;
  readonly ignored: readonly IgnoredRule[];
  readonly unreadable: readonly UnreadableFact[];
  /** The Services that select the pods. */
  readonly services: readonly Manifest[];
  /** How each of those Services reaches the pods, port by port. */
  readonly reaches: readonly ServiceReach[];
  /** What takes requests from outside to those Services: Ingresses, Gateway API routes, target group bindings. */
  readonly routes: readonly Route[];
  /** The service mesh whose proxies carry its requests, where the manifests show one. */
  readonly mesh?: Mesh;
  /** The timeouts on the way to the pods that somebody has written. They are no facts: nobody says that they suffice. */
  readonly requestLimits: readonly RequestLimit[];
  /** How its pods are replaced by those of another version. */
  readonly update: Update;
  /** The Rollout of Argo that has taken a Deployment over by `workloadRef`: replicas and update are its own. */
  readonly rollout?: Manifest;
  /** Whether a controller has made it, so that nobody writes it by hand: a Pod of a ReplicaSet, a mirror of a file. */
  readonly made: boolean;
  /** Whether its pods run to their end and are not started again: a Job's, a CronJob's. */
  readonly runsToCompletion: boolean;
  readonly budgets: readonly Manifest[];
  readonly autoscalers: readonly Manifest[];
}

/**
 * Everything that was read together. One directory is one cluster's content: joins fall back to the directories above,
 * and the same object in several directories is a variant, never joined with its like.
 */
export interface World {
  readonly manifests: readonly Manifest[];
  /** Those of one kind, in their order. */
  readonly ofKind: (kind: string) => readonly Manifest[];
  /** Every workload; what a controller among the manifests has made is not read again. */
  readonly workloads: readonly Workload[];
  readonly kubernetesVersion: KubernetesVersion;
  /** The facts that were stated outside of the manifests: whoever reads them again needs them, too. */
  readonly stated: StatedDefaults;
  /** Objects of which rules find what they find of an earlier one, but for a name. */
  readonly alike: Alike;
  /**
   * The workloads that are wanted, read one after the other and forgotten: for worlds that are too large to hold.
   * Everything takes part in joins.
   */
  readonly read: (wanted?: (workload: Manifest) => boolean) => Iterable<Workload>;
  /** Objects that stand twice in one directory. */
  readonly duplicates: readonly Duplicate[];
  /** What could not be read, which is a bug, as far as it has been tried: workloads are read when they are asked for. */
  readonly unread: ReadonlyMap<Manifest, Unread>;
  /**
   * What takes no part in joins, since too many objects mean the same one: workloads that share all their Services
   * would cost what their pairs cost. Nothing can be said about it.
   */
  readonly leftOut: ReadonlySet<Manifest>;
  /** Everything that takes requests from outside to a Service, with the Services found for it (none: a dead end). */
  readonly routes: readonly RouteEnd[];
  /**
   * The workloads whose pods a Service or a budget selects, or that an autoscaler scales. Of the variants of a workload
   * only one counts: `seenFrom` where it is one of them, else the one nearest to the object.
   */
  readonly sharing: (shared: Manifest, seenFrom?: Workload) => readonly Workload[];
  /** The same world with these workloads only. */
  readonly only: (...workloads: readonly Workload[]) => World;
  /** The same world with other numbers in some objects, and with further budgets: what belongs together stays so. */
  readonly with: (changes: Changes) => World;
}

/** An object that could not be read. */
export interface Unread {
  readonly error: unknown;
  /** What refers to it, as far as that can be told: a Service whose pods are its pods. */
  readonly referring: readonly Manifest[];
}

/** A route, and the Services that it leads to. */
export interface RouteEnd {
  readonly route: Route;
  readonly services: readonly Manifest[];
}
