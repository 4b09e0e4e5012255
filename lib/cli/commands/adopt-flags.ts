import type { Flags } from '../flags/flag';
import { SHARED_FLAGS } from './shared-flags';

/** The flags of `adopt`; what they share with other commands means the same there. */
export const ADOPT_FLAGS = {
  out: { value: 'DIR', says: 'the folder of the new app; it must not be there yet, or be empty' },
  faithful: { says: 'an app that makes exactly the given manifests, to begin with' },
  name: { value: 'NAME', says: "the name of the app's package (default: that of the folder)" },
  crds: {
    value: 'PATH',
    multiple: true,
    says: 'CustomResourceDefinitions that the types of custom resources follow from, besides those that are adopted',
  },
  library: {
    value: 'SPEC',
    says: 'what npm installs as cdk8s-zero-downtime: a version or a file (default: the version of this program)',
  },
  ...SHARED_FLAGS,
} as const satisfies Flags;

/** What else the help of `adopt` says. */
export const ADOPT_NOTES: readonly (readonly [string, readonly string[]])[] = [
  [
    'what is written',
    [
      'A file for each workload, with a construct where one fits and objects of cdk8s-plus otherwise; custom resources with the types of their CustomResourceDefinitions, where these are adopted too or given by --crds. Names, selectors and labels stay. Values of Secrets are copied nowhere.',
      'Facts that nobody has stated stand in facts.ts, marked TODO, with what they decide. The README of the app lists all that comes out otherwise than it was.',
    ],
  ],
  [
    'exit codes',
    [
      '0  the app was written',
      '1  it was written, and an object is not as it should be, which stderr lists',
      '2  could not run; nothing was written',
    ],
  ],
];
