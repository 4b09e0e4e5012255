/** What a guard judges by. It is what `zero-downtime.yaml` says to `check`, in the same words. */
export interface GuardOptions {
  /**
   * The Kubernetes version of the cluster, 1.28 to 1.36. Whatever is made from facts in here is planned for it, too.
   *
   * @default what `KubernetesTarget` says, or 1.30
   */
  readonly kubernetesVersion?: string;

  /**
   * Whether warnings fail synthesis, too: what may lose requests under an assumption that the finding names.
   *
   * @default false, they are printed
   */
  readonly strict?: boolean;

  /**
   * By rule id, in place of the rule's own severity: `error`, `warning`, `info` or `off`.
   *
   * @default each rule's own
   */
  readonly severities?: { readonly [rule: string]: string };

  /**
   * Findings that are left out.
   *
   * @default none, but for what objects ignore by annotation
   */
  readonly ignores?: GuardIgnore[];

  /**
   * Facts about workloads that state none by annotation.
   *
   * @default none, then assumptions hold, and each finding names its own
   */
  readonly facts?: GuardFacts;
}

/** Findings of a rule that are left out, with the reason for whoever reads it. Each part but the reason may have `*`. */
export interface GuardIgnore {
  /** The rule's id, such as `single-replica`. @see the rule pages in docs/rules */
  readonly rule: string;

  /** Why it may be ignored. */
  readonly reason: string;

  /** The kind of the object that the finding is about. @default every kind */
  readonly kind?: string;

  /** Its namespace. @default every namespace */
  readonly namespace?: string;

  /** Its name. @default every name */
  readonly name?: string;
}

/** Facts by workload. An annotation counts more than `workloads`, and those count more than `everywhere`. */
export interface GuardFacts {
  /** Facts of every workload. @default none */
  readonly everywhere?: WrittenFacts;

  /** Facts of some workloads; of several about one workload the later count more. @default none */
  readonly workloads?: WorkloadFacts[];
}

/** Facts about one container, each written as in its annotation. */
export interface WrittenContainerFacts {
  /** The slowest healthy start, such as `60s`. @default unknown */
  readonly slowestStart?: string;

  /** How long the longest request takes, such as `20s`. @default assumed */
  readonly longestRequest?: string;

  /** What the application does on SIGTERM: `drains`, `keeps-serving 10s`, `exits`, `ignores`. @default unknown */
  readonly onSigterm?: string;

  /**
   * What becomes of the connections that clients keep: `closes-early`, `closes-idle`, `leaves-open`, `clients-retry`.
   *
   * @default clients that keep connections are assumed to try again
   */
  readonly keptConnections?: string;

  /** How long the preStop hook takes, where its text does not tell. @default read from the hook */
  readonly preStopTakes?: string;
}

/** Facts about a workload: those of the containers that serve, and where its requests come from. */
export interface WrittenFacts extends WrittenContainerFacts {
  /** Where requests come from, such as `ingress-nginx`, or `none`. @default recognised, or assumed */
  readonly traffic?: string;

  /** Facts of single containers by name. @default none */
  readonly containers?: { readonly [name: string]: WrittenContainerFacts };
}

/** Facts about the workloads that match. */
export interface WorkloadFacts extends WrittenFacts {
  /** Their kind, with `*` for anything. @default every kind */
  readonly kind?: string;

  /** Their namespace, with `*` for anything. @default every namespace */
  readonly namespace?: string;

  /** Their name, with `*` for anything. @default every name */
  readonly name?: string;
}
