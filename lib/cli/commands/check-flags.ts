import type { Flags } from '../flags/flag';

/** The formats of a report. */
export const FORMATS = ['text', 'json'] as const;

/** The flags of `check`. */
export const checkFlags = {
  format: {
    value: FORMATS.join('|'),
    says: 'how the report is written; may be given several times, each with its --output',
    multiple: true,
  },
  'allow-empty': { says: 'nothing to check is no failure' },
  verbose: { short: 'v', says: 'also what only slows recovery, what is ignored and what is passed over' },
} as const satisfies Flags;

/** What else the help of `check` says. */
export const CHECK_NOTES: readonly (readonly [string, readonly string[]])[] = [
  [
    'exit codes',
    [
      '0  no error',
      '1  errors (with --strict: or warnings), or a file that is not valid YAML',
      '2  could not run, a file could not be opened, or there was nothing to check (--allow-empty)',
    ],
  ],
];
