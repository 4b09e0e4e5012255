import type { Flags } from '../flags/flag';
import { CHECK_FLAGS } from './check-flags';
import { SHARED_FLAGS } from './shared-flags';

/** The flags of `fix`; what they share with `check` and `simulate` means the same there. */
export const FIX_FLAGS = {
  write: { short: 'w', says: 'change the files (default: show a diff)' },
  check: { says: 'change nothing, and fail where something would be changed' },
  assume: {
    says: 'make edits, too, that rest on what nobody has stated; annotations then state it',
  },
  'no-questions': { says: 'ask for no facts, although somebody sits at a terminal' },
  as: {
    value: 'FORM',
    says: 'diff (the default), text (whole texts; the default for -), patch (a component of kustomize), values (for a chart: what to put into its values), json',
  },
  pipe: { says: 'for Helm and kustomize: standard input to standard output, and 0 although something is left' },
  values: { value: 'FILE', multiple: true, says: 'with --as values: values that the chart is rendered with' },
  set: { value: 'KEY=VALUE', multiple: true, says: 'with --as values: a single value of that kind' },
  release: CHECK_FLAGS.release,
  namespace: CHECK_FLAGS.namespace,
  ...SHARED_FLAGS,
  'allow-empty': { says: 'nothing to fix is no failure' },
  quiet: { short: 'q', says: 'say nothing about what was changed and what is left' },
} as const satisfies Flags;

/** What else the help of `fix` says. */
export const FIX_NOTES: readonly (readonly [string, readonly string[]])[] = [
  [
    'what is changed',
    [
      'The one change of the simulation for every workload, and the edits that findings of check bring along; everything else in the texts stays byte for byte. After it, both are run again: no workload loses more than before.',
      'What rests on an assumption is changed with --assume only. State the facts as annotations, in the configuration or by flags, and it is none. On a terminal, fix asks for those that decide and writes the answers as annotations.',
    ],
  ],
  [
    'exit codes',
    [
      '0  nothing is left: no error of check, nothing lost on purpose',
      '1  something is left, which stderr lists with its reasons; with --check: something would be changed',
      '2  could not run, or a file could not be read or written; the others are as they were',
    ],
  ],
];
