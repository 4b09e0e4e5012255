import eslint from '@eslint/js';
import { defineConfig } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { lookUps } from './.ci/look-ups.mjs';

/** Text in, plain data out: the outside world belongs to lib/cli (design: a core that can be tested without mocks). */
const OUTSIDE = 'Only lib/cli touches the outside world: take it as an argument.';
const NODE_BUILTINS = {
  regex: '^node:(?!(assert|util)$)',
  message: `${OUTSIDE} Of Node's own modules only node:assert and node:util are pure.`,
};
const PREFIXLESS_BUILTINS = {
  regex: '^(fs|os|path|http|https|net|child_process|worker_threads|crypto|process|url|stream|timers)(/|$)',
  message: `${OUTSIDE} And a module of Node's is written with its prefix, 'node:'.`,
};

export default defineConfig(
  { ignores: ['build/', 'dist/', 'editors/*/dist/', 'coverage/', 'imports/*.ts', 'docs/api/', 'docs/playground/'] },
  eslint.configs.recommended,
  tseslint.configs.recommended,
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      'no-param-reassign': 'error',
      'object-shorthand': 'error',
      'no-else-return': ['error', { allowElseIf: false }],
      'max-depth': ['error', 3],
      'max-params': ['error', 6],
      complexity: ['error', { max: 15, variant: 'modified' }],
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
      '@typescript-eslint/no-non-null-assertion': 'error',
    },
  },
  {
    files: ['**/*.js', '**/*.cjs'],
    languageOptions: {
      sourceType: 'commonjs',
      globals: { require: 'readonly', module: 'writable', process: 'readonly', __dirname: 'readonly' },
    },
    rules: { '@typescript-eslint/no-require-imports': 'off' },
  },
  {
    files: ['action/*.mjs'],
    languageOptions: { globals: { process: 'readonly', fetch: 'readonly' } },
  },
  {
    // A catalogue may be long, logic may not.
    files: ['lib/**/*.ts'],
    rules: {
      'max-lines': ['error', { max: 200, skipBlankLines: true, skipComments: true }],
      'max-lines-per-function': ['error', { max: 40, skipBlankLines: true, skipComments: true }],
      complexity: ['error', { max: 15, variant: 'modified' }],
    },
  },
  {
    // The list of rules grows by two lines a rule.
    files: ['lib/rules/index.ts'],
    rules: { 'max-lines': 'off' },
  },
  {
    // A text of the input is looked up in a Map or as an own property, and no list of it becomes arguments.
    files: ['lib/**/*.ts'],
    plugins: { house: { rules: { 'look-ups': lookUps } } },
    languageOptions: { parserOptions: { projectService: true } },
    rules: {
      'house/look-ups': 'error',
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.object.name='Math'] > SpreadElement.arguments",
          message: 'A list of 100,000 numbers is too many arguments: use `maxOf` or `minOf` of lib/kubernetes.',
        },
        {
          selector: 'CallExpression[callee.property.name=/^(push|unshift)$/] > SpreadElement.arguments',
          message: 'A list of 100,000 items is too many arguments: use `pushAll` of lib/kubernetes.',
        },
      ],
    },
  },
  {
    files: ['lib/**/*.ts'],
    ignores: ['lib/cli/**'],
    rules: {
      'no-restricted-globals': [
        'error',
        ...['process', 'console', 'Date', 'setTimeout', 'setInterval', 'setImmediate', 'performance', 'fetch'].map(
          (name) => ({ name, message: OUTSIDE }),
        ),
        ...['require', '__dirname', '__filename'].map((name) => ({ name, message: 'lib/ is imported, not loaded.' })),
      ],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: `${OUTSIDE} Randomness comes from a seed.` },
        ...['process', 'console', 'Date'].map((property) => ({ object: 'globalThis', property, message: OUTSIDE })),
      ],
      'no-restricted-imports': ['error', { patterns: [NODE_BUILTINS, PREFIXLESS_BUILTINS] }],
    },
  },
  {
    // cdk8s-cli hands a validation the paths of what was synthesised; the lines are in the files. An app writes them.
    files: ['lib/synthesis/manifest-bytes.ts', 'lib/synthesis/app/write-manifests.ts'],
    rules: { 'no-restricted-imports': 'off' },
  },
  {
    // The one place that speaks while somebody's app synthesises; Node prints it to stderr.
    files: ['lib/constructs/judging/warn-at-synth.ts'],
    rules: {
      'no-restricted-globals': 'off',
      'no-restricted-syntax': [
        'error',
        {
          selector: "MemberExpression[object.name='process']:not([property.name='emitWarning'])",
          message: `${OUTSIDE} Only process.emitWarning is allowed here.`,
        },
        { selector: 'Identifier[name=/^(console|Date)$/]', message: OUTSIDE },
      ],
    },
  },
);
