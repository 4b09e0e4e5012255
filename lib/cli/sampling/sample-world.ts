import type { StatedDefaults } from '../../facts';
import type { Case, Samples, SimulateOptions } from '../../simulation';
import type { Manifest } from '../../workload';

/** A manifest without what cannot go to another thread. */
export type PlainManifest = Pick<Manifest, 'object' | 'file' | 'directory'>;

/** Everything that a thread needs to read the same worlds: plain data. */
export interface SampleWorld {
  readonly manifests: readonly PlainManifest[];
  /** What ran before. */
  readonly from?: readonly PlainManifest[];
  readonly kubernetesVersion?: string;
  readonly stated: StatedDefaults;
  readonly options: Omit<SimulateOptions, 'from'>;
}

/** Some of the runs of a case. */
export interface SampleTask {
  readonly case: Case;
  readonly firstSeed: number;
  readonly count: number;
}

/** Whoever runs samples: one task at a time. */
export interface SampleWorker {
  run(task: SampleTask): Promise<Samples>;
  end(): void;
}
