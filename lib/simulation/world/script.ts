import type { Sim } from './sim';

/** What a run does, beside what everything does by itself. */
export interface Script {
  readonly act: (sim: Sim) => void;
  /** What somebody does in the middle of a rollout: when half of the new version is there. */
  readonly midway?: (sim: Sim) => void;
  /** Whether a node that has been drained takes pods again. */
  readonly nodesComeBack?: boolean;
  /** On which nodes the pods of each workload are before; by default they are spread. */
  readonly placed?: readonly (readonly number[])[];
}
