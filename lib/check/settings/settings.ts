import type { Ignore } from '../ignored/ignore';
import type { SeverityLevel } from '../severity-level';
import type { StatedDefaults } from '../../facts';

/** What a configuration file says about a run. */
export interface Settings {
  readonly kubernetesVersion?: string;
  readonly stated: StatedDefaults;
  readonly severities: Readonly<Record<string, SeverityLevel>>;
  readonly ignores: readonly Ignore[];
  readonly strict: boolean;
  /** Which files of folders are not read, by path from the folder that the configuration stands in. */
  readonly ignoresPath: (path: string) => boolean;
}

/** What holds without a configuration. */
export const NO_SETTINGS: Settings = {
  stated: {},
  severities: {},
  ignores: [],
  strict: false,
  ignoresPath: () => false,
};
