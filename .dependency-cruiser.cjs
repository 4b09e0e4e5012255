/** Who may import whom. Each line reads: the folder on the left imports itself and what stands on the right, no more. */
const MAY_IMPORT = {
  kubernetes: [],
  facts: ['kubernetes'],
  plan: ['facts', 'kubernetes'],
  source: ['kubernetes'],
  workload: ['source', 'facts', 'kubernetes'],
  rules: ['workload', 'plan', 'facts', 'kubernetes'],
  check: ['rules', 'workload', 'source', 'facts', 'kubernetes'],
  constructs: ['check', 'policy', 'workload', 'plan', 'facts', 'kubernetes', 'imports'],
  simulation: ['workload', 'facts', 'kubernetes'],
  // It proves what it writes.
  repair: ['check', 'simulation', 'plan', 'workload', 'source', 'facts', 'kubernetes'],
  // Policies carry the words of rules.
  policy: ['check', 'facts', 'kubernetes'],
  adoption: ['workload', 'plan', 'facts', 'source', 'kubernetes'],
  report: ['check', 'simulation', 'repair', 'source', 'kubernetes'],
  // What assistants ask for beyond the commands: a manifest from facts.
  assistant: ['plan', 'facts', 'kubernetes'],
  editor: ['check', 'simulation', 'repair', 'report', 'workload', 'source', 'facts', 'kubernetes'],
  synthesis: ['check', 'constructs', 'workload', 'source', 'kubernetes'],
  testing: ['synthesis', 'check', 'simulation', 'report', 'source', 'workload', 'kubernetes'],
};
const ROOMS = [...Object.keys(MAY_IMPORT), 'cli'];

/** The packages that a folder may import; the others, none. Each is a (peer) dependency, so that users have it. */
const PACKAGES = {
  cdk8s: ['constructs', 'synthesis', 'testing', 'cli'],
  'cdk8s-plus-28': ['constructs', 'synthesis', 'testing', 'cli'],
  constructs: ['constructs', 'synthesis', 'testing', 'cli'],
  // Types only: whoever imports from @jest/globals has it.
  expect: ['testing'],
  yaml: ['repair', 'adoption', 'assistant', 'cli'],
  diff: ['cli'],
};

/** What apps, like any user, may import. */
const DOORS = [
  '^lib/index[.]ts$',
  '^lib/check/index[.]ts$',
  '^lib/simulation/index[.]ts$',
  '^lib/testing/',
  '^imports/',
];

const folder = (name) => (name === 'imports' ? '^imports/' : `^lib/${name}/`);
const OURS = '^(lib|apps|imports|test|docs)/';

const direction = Object.entries(MAY_IMPORT).map(([from, to]) => ({
  name: `${from}-imports`,
  severity: 'error',
  comment:
    `lib/${from} imports only itself and: ${to.join(', ') || 'nothing'}. ` +
    'Move the shared part down, or widen the table in .dependency-cruiser.cjs in the same commit, with the reason.',
  from: { path: folder(from) },
  to: { path: OURS, pathNot: [from, ...to].map(folder) },
}));

const packages = ROOMS.map((room) => {
  const allowed = Object.keys(PACKAGES).filter((name) => PACKAGES[name].includes(room));
  return {
    name: `${room}-packages`,
    severity: 'error',
    comment: `lib/${room} imports these packages only: ${allowed.join(', ') || 'none'}. See PACKAGES.`,
    from: { path: folder(room) },
    to: { path: 'node_modules/', pathNot: allowed.map((name) => `node_modules/${name}/`) },
  };
});

module.exports = {
  forbidden: [
    ...direction,
    ...packages,
    {
      name: 'every-room-is-known',
      severity: 'error',
      comment:
        'A folder of lib/ stands in the table of .dependency-cruiser.cjs before anything is imported from or to it.',
      from: { path: '^lib/[^/]+/', pathNot: ROOMS.map(folder) },
      to: {},
    },
    {
      name: 'no-cycles',
      severity: 'error',
      comment: 'A cycle of imports: what both need belongs below them.',
      from: {},
      to: { circular: true },
    },
    {
      name: 'rules-are-islands',
      severity: 'error',
      comment: 'A rule never imports a rule: what two rules need belongs into lib/rules/support/ or lib/workload.',
      from: { path: folder('rules'), pathNot: '^lib/rules/index[.]ts$' },
      to: { path: folder('rules'), pathNot: ['^lib/rules/rule[.]ts$', '^lib/rules/support/'] },
    },
    {
      name: 'pure-core',
      severity: 'error',
      comment:
        'Only lib/cli touches the outside world (and cdk8s-cli hands over paths, and an app writes). Take text, a clock or a seed as an argument.',
      from: { path: '^lib/', pathNot: [folder('cli'), '^lib/synthesis/(manifest-bytes|app/write-manifests)[.]ts$'] },
      to: { dependencyTypes: ['core'], pathNot: '^(node:)?(assert|util)$' },
    },
    {
      name: 'kubernetes-is-the-ground',
      severity: 'error',
      comment: "lib/kubernetes imports nothing, not even Node's own modules.",
      from: { path: folder('kubernetes') },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'door-imports',
      severity: 'error',
      comment:
        'lib/index.ts is the public door of the constructs: it re-exports constructs, facts, plan and synthesis.',
      from: { path: '^lib/index[.]ts$' },
      to: { path: OURS, pathNot: ['constructs', 'facts', 'plan', 'synthesis'].map(folder) },
    },
    {
      name: 'the-door-is-light',
      severity: 'error',
      comment: 'Who imports the constructs does not load report formats, the simulation or the command line.',
      from: { path: '^lib/index[.]ts$' },
      to: { path: '^lib/(report|simulation|cli)/', reachable: true },
    },
    {
      name: 'apps-use-the-doors',
      severity: 'error',
      comment: 'An app imports what a user can: lib/index, lib/check, lib/simulation and imports/. Export it there.',
      from: { path: '^apps/' },
      to: { path: OURS, pathNot: ['^apps/', ...DOORS] },
    },
    {
      name: 'imports-are-generated',
      severity: 'error',
      comment: 'imports/ is what `npm run crds` generates: it knows cdk8s and constructs, and nothing of ours.',
      from: { path: '^imports/' },
      to: { path: OURS, pathNot: '^imports/' },
    },
    {
      name: 'lib-stands-alone',
      severity: 'error',
      comment: 'The library never imports what stands on it: apps, tests, pages.',
      from: { path: '^lib/' },
      to: { path: '^(apps|test|docs)/' },
    },
    {
      name: 'users-have-it-too',
      severity: 'error',
      comment:
        'A package that lib/ imports is a dependency or a peer in package.json, or the user does not have it. (What lib/cli imports is bundled into build/cli.js; `yaml` is bundled wherever it is used.)',
      from: { path: '^lib/', pathNot: '^lib/cli/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['npm', 'npm-peer', 'type-only'],
        pathNot: '^node_modules/yaml/',
      },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      comment: 'The imported file or package does not exist. (build/ is there only after `npm run build`.)',
      from: { pathNot: '^build/' },
      to: { couldNotResolve: true, pathNot: 'build/(lib/|lib$|imports/|cli[.]js$)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
