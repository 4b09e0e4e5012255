import type { Ignore, SeverityLevel } from '../../check';
import type { StatedDefaults } from '../../facts';

/** What a configuration file says about a run. */
export interface Config {
  readonly kubernetesVersion?: string;
  readonly stated: StatedDefaults;
  readonly severities: Readonly<Record<string, SeverityLevel>>;
  readonly ignores: readonly Ignore[];
  readonly strict: boolean;
  /** Which files of folders are not read, by path from the folder that the configuration stands in. */
  readonly ignoresPath: (path: string) => boolean;
}

/** What holds without a configuration. */
export const NO_CONFIG: Config = { stated: {}, severities: {}, ignores: [], strict: false, ignoresPath: () => false };
