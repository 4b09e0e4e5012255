import type { FileSystem, Tools } from '../io';

/** What a chart is rendered with. */
export interface ChartOptions {
  readonly kubernetesVersion: string;
  readonly release?: string;
  readonly namespace?: string;
  readonly values: readonly string[];
  readonly set: readonly string[];
  /** Whether there are values besides that are not at hand. @default false */
  readonly isOpen?: boolean;
}

/** What rendering needs. */
export interface Rendering {
  readonly tools: Tools;
  readonly files: FileSystem;
  readonly chart: ChartOptions;
  /** Says what is to be known of how something is rendered. */
  readonly say: (note: string) => void;
  /** The directory that what a folder renders to belongs to. */
  readonly directoryOf: (folder: string) => string;
}
