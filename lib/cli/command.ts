import type { ExitCode } from './exit-code';
import type { Flags, Given } from './flags/flag';
import type { Io } from './io';

/** A command: what its help says, and what it does. */
export interface Command {
  /** Behind the command's name in the help, such as `PATH…`. */
  readonly usage: string;
  readonly says: string;
  readonly flags: Flags;
  /** Further sections of the help. */
  readonly notes?: readonly (readonly [heading: string, lines: readonly string[]])[];
  readonly run: (given: Given, io: Io) => Promise<ExitCode> | ExitCode;
}

/** A command as the list of commands shows it; the rest is loaded when it is called. */
export interface CommandEntry {
  readonly says: string;
  readonly load: () => Command;
}
