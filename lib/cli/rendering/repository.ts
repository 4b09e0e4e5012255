import type { FileSystem } from '../io';

/** What a repository holds, for whoever installs charts from it. */
export interface Repository {
  readonly files: FileSystem;
  /** The folder that is checked, from which most likely its paths are told. */
  readonly common: string;
  /** The folders of its charts. */
  readonly charts: readonly string[];
}
