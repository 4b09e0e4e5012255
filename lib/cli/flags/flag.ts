/** A flag of a command, by its long name. */
export interface Flag {
  /** What stands behind it, as the help names it. @default nothing: the flag is on or off */
  readonly value?: string;
  /** A single letter. */
  readonly short?: string;
  /** Whether it may be given several times. @default false */
  readonly multiple?: boolean;
  /** For the help. */
  readonly says: string;
}

/** The flags of a command. */
export type Flags = Readonly<Record<string, Flag>>;

/** What was given of them: for each, its values in order; of a flag without a value, empty texts. */
export interface Given {
  readonly positionals: readonly string[];
  readonly has: (flag: string) => boolean;
  readonly one: (flag: string) => string | undefined;
  readonly all: (flag: string) => readonly string[];
  /** All flags with a value as they were given, in order. */
  readonly inOrder: readonly (readonly [flag: string, value: string])[];
}

/** The flags that every command knows. */
export const COMMON_FLAGS = {
  help: { short: 'h', says: 'show this help' },
  color: { says: 'colours, even where the output is no terminal; --no-color: never' },
  'no-color': { says: '' },
  debug: { says: 'when something breaks, show where in the program (or set ZERO_DOWNTIME_DEBUG)' },
} as const satisfies Flags;
