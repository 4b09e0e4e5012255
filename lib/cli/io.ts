import type { StagedFile } from './files/write-beside';
import type { SourceReading } from '../source';
import type { PlainWorld, SimulationWorker } from './threads/simulation-worker';

/** What something in a folder is; a link is followed. */
export interface Entry {
  readonly name: string;
  readonly kind: 'file' | 'folder' | 'other';
}

/** The files that a command touches. Every method throws what Node throws. */
export interface FileSystem {
  /** Kind and size of what a path leads to; undefined where there is nothing. */
  stat(path: string): { readonly kind: Entry['kind']; readonly size: number } | undefined;
  /** What stands in a folder, in no particular order. */
  list(path: string): readonly Entry[];
  /** The path without links, so that a folder is known again. */
  real(path: string): string;
  /** The bytes of a file, at most so many and one more. */
  read(path: string, limit: number): Uint8Array;
  /** Writes a whole file beside its place, to be moved there; the old one stays where that fails. */
  stage(path: string, text: string): StagedFile;
  /** Puts new files below a folder, all or none, even where the run is killed; throws NotWritten. */
  writeNew(folder: string, files: ReadonlyMap<string, string>): void;
  /** Puts in place what a killed run had ready for a folder, and says whether there was something. */
  finishNew(folder: string): boolean;
}

/** How a tool has ended. */
export interface ToolRun {
  /** `missing`: there is no such tool; `late`: it took too long; `large`: it printed too much. */
  readonly ended: 'well' | 'badly' | 'missing' | 'late' | 'large';
  readonly stdout: string;
  readonly stderr: string;
}

/** The user's own tools, such as helm. */
export interface Tools {
  /** Runs a tool of the PATH, for so many milliseconds and bytes at most. */
  readonly run: (
    tool: string,
    args: readonly string[],
    bounds: { readonly longest: number; readonly largest: number },
  ) => ToolRun;
  /** Gives a folder that is empty, and gone afterwards. */
  readonly inFolder: <Result>(use: (folder: string) => Result) => Result;
  /** Writes a file of that folder. */
  readonly write: (file: string, text: string) => void;
  /** Copies a folder, with all that is in it, to one in that folder. */
  readonly copy: (folder: string, to: string) => void;
  /** A path from the root, without links, with forward slashes. */
  readonly absolute: (path: string) => string;
}

/** Where text goes. */
export interface Output {
  write(text: string): void;
  readonly isTerminal: boolean;
  /** Characters in a line, where it is a terminal. */
  readonly columns?: number;
}

/** Somebody at a terminal. */
export interface Prompt {
  /** The line that is typed; undefined where the input has ended. */
  readonly ask: (question: string) => Promise<string | undefined>;
  readonly close: () => void;
}

/** Other threads that simulate. */
export interface Workers {
  /** How many can be busy at once. */
  readonly count: number;
  readonly start: (world: PlainWorld) => SimulationWorker;
}

/** What a text was read as. */
export interface KnownReading {
  readonly text: string;
  readonly directory: string;
  readonly reading: SourceReading;
}

/** Everything outside that a command may touch. */
export interface Io {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly files: FileSystem;
  /** Standard input, at most so many bytes and one more. */
  readonly stdin: (limit: number) => Promise<Uint8Array>;
  readonly stdout: Output;
  readonly stderr: Output;
  /**
   * Begins to ask whoever sits at the terminal.
   *
   * @default nobody sits there
   */
  readonly openPrompt?: (() => Prompt) | undefined;
  /** Milliseconds since whenever. */
  readonly now: () => number;
  /** @default none can be run */
  readonly tools?: Tools;
  /** @default everything is done in this thread */
  readonly workers?: Workers;
  /**
   * The files that change below some paths, a batch at a time; `isMeant` says which count.
   *
   * @default nothing can be watched
   */
  readonly watch?: (paths: readonly string[], isMeant: (path: string) => boolean) => AsyncIterable<readonly string[]>;
  /** What earlier runs have read, by the file's name. @default every run reads by itself */
  readonly readings?: Map<string, KnownReading>;
  /** The SHA-256 of a text, in base64. */
  readonly sha256: (text: string) => string;
}
