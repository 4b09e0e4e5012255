import { formatFieldError, validateManifest } from '../../../../lib/kubernetes';

const TEMPLATE = { spec: { restartPolicy: 'Never', containers: [{ name: 'app', image: 'job:1' }] } };

function job(spec: object, name = 'j'): readonly string[] {
  const object = { apiVersion: 'batch/v1', kind: 'Job', metadata: { name }, spec: { template: TEMPLATE, ...spec } };
  return validateManifest(object, '1.36').map(formatFieldError);
}

function cronJob(spec: object, name = 'c'): readonly string[] {
  const jobTemplate = { spec: { template: TEMPLATE } };
  const object = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name },
    spec: { schedule: '* * * * *', jobTemplate, ...spec },
  };
  return validateManifest(object, '1.36').map(formatFieldError);
}

const withRestarts = (restartPolicy?: string) => ({ template: { spec: { ...TEMPLATE.spec, restartPolicy } } });
const ENDS = 'spec.template.spec.restartPolicy';

// pkg/apis/batch/validation/validation_test.go TestValidateJob
test.each<[string, object, string[]]>([
  ['valid', {}, []],
  ['that restarts for ever', withRestarts('Always'), [`${ENDS}: Required value: valid values: "OnFailure", "Never"`]],
  ['that does not say', withRestarts(), [`${ENDS}: Required value: valid values: "OnFailure", "Never"`]],
  [
    'that restarts somehow',
    withRestarts('Sometimes'),
    [
      'spec.template.spec.restartPolicy: Unsupported value: "Sometimes": supported values: "Always", "OnFailure", "Never"',
      `${ENDS}: Unsupported value: "Sometimes": supported values: "OnFailure", "Never"`,
    ],
  ],
  [
    'with less than nothing to do',
    { completions: -1 },
    ['spec.completions: Invalid value: -1: must be greater than or equal to 0'],
  ],
  [
    'with a negative limit',
    { backoffLimit: -1 },
    ['spec.backoffLimit: Invalid value: -1: must be greater than or equal to 0'],
  ],
  [
    'with a mode that is none',
    { completionMode: 'indexed' },
    ['spec.completionMode: Unsupported value: "indexed": supported values: "NonIndexed", "Indexed"'],
  ],
  [
    'numbered without an end',
    { completionMode: 'Indexed', parallelism: 2 },
    ['spec.completions: Required value: when completion mode is Indexed'],
  ],
  ['numbered, with one pod by default', { completionMode: 'Indexed' }, []],
  [
    'numbered, done when its one pod is',
    { completionMode: 'Indexed', successPolicy: { rules: [{ succeededCount: 1 }] } },
    [],
  ],
  [
    'of an empty mode',
    { completionMode: '' },
    ['spec.completionMode: Unsupported value: "": supported values: "NonIndexed", "Indexed"'],
  ],
  [
    'with a limit per index and no index',
    { backoffLimitPerIndex: 1 },
    ['spec.backoffLimitPerIndex: Invalid value: 1: requires indexed completion mode'],
  ],
  [
    'with a selector of its own',
    { selector: { matchLabels: { app: 'a' } } },
    [
      'spec.selector: Invalid value: {"matchLabels":{"app":"a"}}: `selector` not auto-generated',
      expect.stringContaining('spec.template.metadata.labels: Invalid value') as string,
    ],
  ],
  [
    'with a manual selector that is missing',
    { manualSelector: true },
    [
      'spec.selector: Required value',
      'spec.template.metadata.labels: Invalid value: null: `selector` does not match template `labels`',
    ],
  ],
  [
    'with a policy for failures and restarts',
    {
      ...withRestarts('OnFailure'),
      podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1] } }] },
    },
    [`${ENDS}: Invalid value: "OnFailure": only "Never" is supported when podFailurePolicy is specified`],
  ],
  [
    'with unsorted exit codes',
    { podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [2, 0] } }] } },
    [
      'spec.podFailurePolicy.rules[0].onExitCodes.values[1]: Invalid value: 0: must not be 0 for the In operator',
      'spec.podFailurePolicy.rules[0].onExitCodes.values: Invalid value: [2,0]: must be ordered',
    ],
  ],
  [
    'with a success of too many',
    { completionMode: 'Indexed', completions: 3, successPolicy: { rules: [{ succeededIndexes: '0,2-3' }] } },
    [
      'spec.successPolicy.rules[0].succeededIndexes: Invalid value: "0,2-3": error parsing succeededIndexes: too large index: "3"',
    ],
  ],
])('A Job %s', (_, spec, expected) => {
  expect(job(spec)).toEqual(expected);
});

test('The name of a Job is the value of a label, so it is no longer than one', () => {
  expect(job({}, 'a'.repeat(63))).toEqual([]);
  expect(job({}, 'a'.repeat(64))[0]).toMatch(
    /^spec\.template\.labels: Invalid value: "a+": must be no more than 63 bytes$/,
  );
});

// pkg/apis/batch/validation/validation_test.go TestValidateCronJob
test.each<[object, string[]]>([
  [{}, []],
  [{ schedule: '' }, ['spec.schedule: Required value']],
  [
    { schedule: 'TZ=UTC 0 * * * *' },
    [
      'spec.schedule: Invalid value: "TZ=UTC 0 * * * *": cannot use TZ or CRON_TZ in schedule, use timeZone field instead',
    ],
  ],
  [{ timeZone: 'America/New_York' }, []],
  [{ timeZone: '' }, ['spec.timeZone: Invalid value: "": timeZone must be nil or non-empty string']],
  [
    { timeZone: 'Local' },
    [
      'spec.timeZone: Invalid value: "Local": timeZone must be an explicit time zone as defined in https://www.iana.org/time-zones',
    ],
  ],
  [
    { timeZone: 'Continent/Zone' },
    ['spec.timeZone: Invalid value: "Continent/Zone": unknown time zone Continent/Zone'],
  ],
  [{ timeZone: '+01:00' }, ['spec.timeZone: Invalid value: "+01:00": unknown time zone +01:00']],
  [
    { startingDeadlineSeconds: -1 },
    ['spec.startingDeadlineSeconds: Invalid value: -1: must be greater than or equal to 0'],
  ],
  [
    { successfulJobsHistoryLimit: -1 },
    ['spec.successfulJobsHistoryLimit: Invalid value: -1: must be greater than or equal to 0'],
  ],
  [
    { concurrencyPolicy: 'Skip' },
    ['spec.concurrencyPolicy: Unsupported value: "Skip": supported values: "Allow", "Forbid", "Replace"'],
  ],
  [
    { jobTemplate: { spec: { template: TEMPLATE, manualSelector: true } } },
    ['spec.jobTemplate.spec.manualSelector: Unsupported value: true: supported values: "nil", "false"'],
  ],
])('A CronJob with %j', (spec, expected) => {
  expect(cronJob(spec)).toEqual(expected);
});

test('The name of a CronJob leaves room for the names of its Jobs', () => {
  expect(cronJob({}, 'a'.repeat(52))).toEqual([]);
  expect(cronJob({}, 'a'.repeat(53))).toEqual([
    `metadata.name: Invalid value: "${'a'.repeat(53)}": must be no more than 52 characters`,
  ]);
});

// staging/src/k8s.io/apiserver/pkg/registry/generic/registry/store.go Store.create: the name is made first
test.each<[string, object, object, string[]]>([
  ['names numbered pods', { generateName: 'migrate-' }, { completions: 3, completionMode: 'Indexed' }, []],
  ['is cut to 58 characters', { generateName: 'a'.repeat(70) }, {}, []],
  [
    'may be too long for the numbers',
    { generateName: 'a'.repeat(58) },
    { completions: 3, completionMode: 'Indexed' },
    ['metadata.name'],
  ],
])('A name that the server makes %s', (_, metadata, more, expected) => {
  const spec = { template: TEMPLATE, ...more };
  const errors = validateManifest({ apiVersion: 'batch/v1', kind: 'Job', metadata, spec }, '1.36');
  expect(errors.map(({ path }) => path.join('.'))).toEqual(expected);
});

test('A CronJob with a made name leaves room for those of its Jobs', () => {
  const paths = (length: number) => {
    const spec = { schedule: '* * * * *', jobTemplate: { spec: { template: TEMPLATE } } };
    const metadata = { generateName: 'a'.repeat(length) };
    return validateManifest({ apiVersion: 'batch/v1', kind: 'CronJob', metadata, spec }, '1.36').map(({ path }) =>
      path.join('.'),
    );
  };
  expect(paths(47)).toEqual([]);
  expect(paths(48)).toEqual(['metadata.name']);
});
