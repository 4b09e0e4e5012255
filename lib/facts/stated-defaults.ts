import type { StatedContainerFacts, StatedFacts } from './stated-facts';
import type { TrafficSource } from './traffic-source';

/** Facts that stand outside of the manifests. */
export interface OutsideFacts {
  /** Facts of the containers that serve (of the first one, where none does), unless they have facts of their own. */
  readonly workload?: StatedContainerFacts;
  /** Facts by container name; names that a workload does not have are passed over. */
  readonly containers?: Readonly<Record<string, StatedContainerFacts>>;
  readonly traffic?: readonly TrafficSource[];
}

/** Which workloads something is about: `*` stands for any text, `?` for one character. What is absent matches all. */
export interface WorkloadSelector {
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
}

/** Facts about some workloads, as a config file states them. */
export interface FactsFor extends WorkloadSelector {
  readonly facts: OutsideFacts;
}

/** What lies beside manifests and is none of them. */
export interface BesideManifests {
  /** Whether a script, or a page that says what to do, makes an object of this kind and name. */
  readonly makes: (kind: string, name: string) => boolean;
  /** Whether a file is called so, but for its ending and a number in front, beside a manifest or one folder below. */
  readonly holds: (name: string, manifest: string) => boolean;
}

/**
 * What is stated outside of the manifests. An annotation counts more than `workloads`, and those count more than
 * `everywhere`, fact by fact; what nobody states is assumed.
 */
export interface StatedDefaults {
  /** From a config file. Of several about one workload the later counts more. @default none */
  readonly workloads?: readonly FactsFor[];
  /**
   * For every workload. Traffic is only about workloads that get requests, and the longest request about those and
   * workers: neither is about a Job because somebody has stated it for the others. @default nothing
   */
  readonly everywhere?: OutsideFacts;
  /** Whether the version of Kubernetes is stated, too, not assumed. @default false */
  readonly versionIsStated?: boolean;
  /** What lies beside the manifests. @default nobody has looked */
  readonly beside?: BesideManifests;
}

/** What is stated about one workload, the weakest first. */
export interface FactLevels {
  readonly everywhere: OutsideFacts;
  /** From the config file, in its order. */
  readonly configured: readonly OutsideFacts[];
  /** By annotations. */
  readonly annotated: Pick<StatedFacts, 'workload' | 'containers' | 'traffic'>;
}
