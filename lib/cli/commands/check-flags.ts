import type { Flags } from '../flags/flag';

/** The flags of `check`. */
export const CHECK_FLAGS = {
  format: {
    value: 'FORMAT',
    multiple: true,
    says: 'text (the default), json, sarif, junit, github, markdown or codequality (of GitLab); several, each with an --output of its own but one',
  },
  output: { value: 'FILE', short: 'o', multiple: true, says: 'write the --format before it into a file' },
  html: { value: 'FILE', says: 'also write a page: by workload, by rule, with a filter, and what to state next' },
  config: {
    value: 'FILE',
    short: 'c',
    says: 'the configuration (default: zero-downtime.yaml or .json here, if there is one)',
  },
  'kubernetes-version': { value: 'VERSION', says: "the cluster's version, such as 1.30 (the default)" },
  'longest-request': {
    value: 'TIME',
    says: 'for workloads that state none: how long the longest request takes, such as 20s',
  },
  'slowest-start': { value: 'TIME', says: 'for workloads that state none: how long the slowest healthy start takes' },
  'on-sigterm': {
    value: 'WHAT',
    says: 'for workloads that state none: drains, exits, ignores, unknown, or "keeps-serving 10s"',
  },
  traffic: { value: 'SOURCES', says: 'for workloads that state none: where requests come from, such as ingress-nginx' },
  rule: { value: 'RULE', multiple: true, says: 'only this rule (several times: only these)' },
  'skip-rule': { value: 'RULE', multiple: true, says: 'without the findings of this rule' },
  severity: { value: 'RULE=LEVEL', multiple: true, says: 'set a rule to error, warning, info or off' },
  strict: { says: 'warnings fail, too' },
  baseline: { value: 'FILE', says: 'leave out the findings that this file knows' },
  'write-baseline': { value: 'FILE', says: 'write all findings into this file as known, and end with 0' },
  against: {
    value: 'PATH',
    multiple: true,
    says: 'the release that runs: also what may not change from it, and what cuts traffic while both versions run',
  },
  render: { says: 'build kustomizations and charts first, by the kustomize, kubectl or helm that is installed' },
  values: { value: 'FILE', multiple: true, says: 'with --render: values for charts' },
  set: { value: 'KEY=VALUE', multiple: true, says: 'with --render: a single value for charts' },
  release: { value: 'NAME', says: "with --render: the release of a chart (default: the name of the chart's folder)" },
  namespace: { value: 'NAME', says: "with --render: the namespace of a chart's release" },
  watch: { short: 'w', says: 'check again whenever something changes, until it is stopped' },
  generated: { says: 'also warnings and infos in files that say "do not edit" of themselves' },
  'all-environments': {
    says: 'also what is lost in other environments (dev, staging and the like) than the production one beside them',
  },
  tests: {
    says: 'also what stands in folders of tests or demonstrations (test, e2e, samples and the like) below PATH',
  },
  'allow-empty': { says: 'nothing to check is no failure' },
  'max-file-size': { value: 'SIZE', says: 'the largest file that is read (default: 16Mi)' },
  'max-objects': { value: 'N', says: 'how many objects are read in a run (default: 100000)' },
  verbose: { short: 'v', says: 'also what only slows recovery, what is ignored, and what is passed over' },
  summary: { says: 'in text, only the table of rules, the facts that would answer most, and the counts' },
  quiet: { short: 'q', says: 'in text, nothing but findings' },
} as const satisfies Flags;

/** What else the help of `check` says. */
export const CHECK_NOTES: readonly (readonly [string, readonly string[]])[] = [
  [
    'paths',
    [
      'A folder is read for *.yaml, *.yml and *.json in it and below, without dot-folders, node_modules and folders of tests or demonstrations (which --tests judges; so does naming one as PATH); a file is always read; a quoted pattern such as "k8s/**/*.yaml" is expanded; - is standard input.',
      "One folder is one cluster's content: a Service is looked for beside its workload and in the folders above, down from what all PATHs have in common.",
    ],
  ],
  [
    'exit codes',
    [
      '0  no error',
      '1  errors (with --strict: or warnings), or a file that is not valid YAML; the rest is checked',
      '2  could not run, a file could not be opened or rendered, or there was nothing to check',
    ],
  ],
];
