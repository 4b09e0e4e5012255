/** One recorded repetition of a scenario on a real cluster, as far as it is replayed. Times count from the action. */
export interface Recording {
  readonly id: string;
  readonly repetition: number;
  readonly nodes: number;
  readonly manifestFile: string;
  readonly afterManifestFile?: string | null;
  readonly app: { readonly startDelaySeconds: number; readonly requestMilliseconds: number; readonly sigterm: string };
  readonly load: {
    readonly requestsPerSecond: number;
    readonly connections: 'new' | number;
    readonly seconds: number;
  };
  readonly action: string;
  readonly actionTarget?: string | null;
  readonly observed: {
    readonly failed: number;
    readonly rolloutSeconds: number | null;
    readonly drainSeconds?: number | null;
  };
  readonly disturbed: readonly string[];
  readonly environment: {
    readonly concurrentScenarios?: number;
    readonly cpuIdleShare?: number;
    readonly machineIdleShare?: number;
  };
  readonly timeline: readonly RecordedEvent[];
  readonly pods: readonly RecordedPod[];
}

/** Something that a watch has seen. */
export interface RecordedEvent {
  readonly t: number;
  readonly pod: string;
  readonly event: string;
  readonly node?: string;
}

/** What the application in a pod has written down. */
export interface RecordedPod {
  readonly pod: string;
  readonly containers: readonly { readonly first?: number | null }[];
}

/** All repetitions of one scenario. */
export interface RecordedScenario {
  readonly id: string;
  readonly repetitions: readonly Recording[];
  /** The manifests before the action, and after it where it changes them. */
  readonly before: string;
  readonly after?: string;
}
