import type { StatedDefaults } from '../../facts';
import type { Case, Change, NotSimulated, Outcome, Samples, SimulateOptions } from '../../simulation';
import type { Manifest } from '../../workload';

/** A manifest without what cannot go to another thread. */
export type PlainManifest = Pick<Manifest, 'object' | 'file' | 'directory'>;

/** Everything that a thread needs to read the same worlds: plain data. */
export interface PlainWorld {
  readonly manifests: readonly PlainManifest[];
  /** What ran before. */
  readonly from?: readonly PlainManifest[];
  readonly kubernetesVersion?: string;
  readonly stated: StatedDefaults;
  readonly options: Omit<SimulateOptions, 'from'>;
  /** Whether it is shown what happens with a change. @default false */
  readonly showsChange?: boolean;
}

/** Some of the drawn runs of a case. */
export interface SampleTask {
  readonly case: Case;
  readonly firstSeed: number;
  readonly count: number;
}

/** What cases of one workload came to, and its change, where somebody wants it. */
export interface Simulated {
  readonly outcomes: readonly Outcome[];
  /** What has failed instead, which costs no other workload its outcomes. */
  readonly failed?: NotSimulated;
  readonly change?: Change;
  /** What is done on purpose, with that change, where it is shown. */
  readonly changed?: readonly Outcome[];
}

/** What can be asked of a worker. */
export type Task = { readonly samples: SampleTask } | { readonly simulate: readonly Case[] };

/** Whoever simulates: one task at a time. */
export interface SimulationWorker {
  samples(task: SampleTask): Promise<Samples>;
  /** Runs cases of one workload at their worst. */
  simulate(cases: readonly Case[]): Promise<Simulated>;
  end(): void;
}
