import { SCENARIO_NAMES, SCENARIOS } from '../../simulation';
import type { Flags } from '../flags/flag';
import { CHECK_FLAGS } from './check-flags';

const { output, config, verbose } = CHECK_FLAGS;

/** The flags of `simulate`; what they share with `check` means the same there. */
export const SIMULATE_FLAGS = {
  scenario: { value: 'NAME', short: 's', multiple: true, says: 'only this scenario (several times: only these)' },
  workload: { value: 'KIND/NAME', short: 'w', multiple: true, says: 'only this workload, such as deployment/web' },
  from: { value: 'OLD', multiple: true, says: 'a release goes from the manifests there to those of PATH' },
  order: {
    value: 'TOOL',
    says: 'who applies that release: kubectl (the default), helm, argocd or flux (its Kustomizations; a HelmRelease goes by helm)',
  },
  'no-prune': { says: 'what the release no longer has stays (default: it is deleted)' },
  rate: { value: 'N', says: 'requests per second that reach each workload (default: 100)' },
  runs: { value: 'N', says: 'draw the latencies N times instead of taking each at its worst' },
  seed: {
    value: 'S',
    says: 'the seed of the first run, a whole number (default: 1; without --runs: of 1000); the same seed says the same',
  },
  connections: {
    value: 'KIND',
    says: 'new for each request, or keep-alive, at their worst luck (default: new, or kept and spread evenly, whatever is worse; drawn: new)',
  },
  nodes: { value: 'N', says: 'how many nodes there are (default: 3, or as many as the pods need)' },
  'image-pull': { value: 'TIME', says: 'how long a node takes to pull an image that it does not have (default: 0)' },
  workers: { value: 'N', says: 'how many threads run (default: one per core)' },
  'no-fix': { says: 'do not look for the smallest change that makes a scenario safe' },
  format: {
    value: 'FORMAT',
    multiple: true,
    says: 'text (the default), json, jsonl (lines of JSON, as it goes) or junit; several, each with an --output of its own but one',
  },
  output,
  html: { value: 'FILE', says: 'write a page to look at: timelines with everything that happens in them' },
  config,
  'kubernetes-version': CHECK_FLAGS['kubernetes-version'],
  'longest-request': CHECK_FLAGS['longest-request'],
  'slowest-start': CHECK_FLAGS['slowest-start'],
  'on-sigterm': CHECK_FLAGS['on-sigterm'],
  traffic: CHECK_FLAGS.traffic,
  render: CHECK_FLAGS.render,
  values: CHECK_FLAGS.values,
  set: CHECK_FLAGS.set,
  release: CHECK_FLAGS.release,
  namespace: CHECK_FLAGS.namespace,
  strict: { says: 'fail as well for what never ends, and for faults that lose more than they have to' },
  tests: CHECK_FLAGS.tests,
  'allow-empty': { says: 'nothing to simulate is no failure' },
  'max-file-size': CHECK_FLAGS['max-file-size'],
  'max-objects': CHECK_FLAGS['max-objects'],
  verbose: { ...verbose, says: 'draw every scenario and every pod' },
  quiet: { short: 'q', says: 'in text, nothing but the verdicts' },
} as const satisfies Flags;

/** What else the help of `simulate` says. */
export const SIMULATE_NOTES: readonly (readonly [string, readonly string[]])[] = [
  ['scenarios', SCENARIO_NAMES.map((name) => `${name}  ${SCENARIOS[name].title}`)],
  [
    'exit codes',
    [
      '0  nothing is lost in what one does on purpose: rollouts, scale-downs, drains, deletions, releases that fail at once',
      '1  something is (with --strict: or it never ends, or a fault loses more than it has to)',
      '2  could not run, a file could not be read or rendered, or there was nothing to simulate',
    ],
  ],
];
