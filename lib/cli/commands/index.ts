import type * as adoptModule from './adopt';
import type { CommandEntry } from '../command';
import type * as checkModule from './check';
import type * as completionModule from './completion';
import type * as explainModule from './explain';
import type * as factsModule from './facts';
import type * as fixModule from './fix';
import type * as initModule from './init';
import type * as lspModule from './lsp';
import type * as mcpModule from './mcp';
import type * as policyModule from './policy';
import type * as rulesModule from './rules';
import type * as simulateModule from './simulate';

/* eslint-disable @typescript-eslint/no-require-imports -- a command loads what it needs, and not what others need */
/** All commands, by name, in the order of the help. */
export const COMMANDS: Readonly<Record<string, CommandEntry>> = {
  check: {
    says: 'find every number in manifests that loses requests, at its line',
    load: () => (require('./check') as typeof checkModule).checkCommand,
  },
  simulate: {
    says: 'what releases, drains and faults do second by second, and which requests they lose',
    load: () => (require('./simulate') as typeof simulateModule).simulateCommand,
  },
  fix: {
    says: 'repair manifests with the smallest edits of their texts, proved by check and simulation',
    load: () => (require('./fix') as typeof fixModule).fixCommand,
  },
  adopt: {
    says: 'a cdk8s app in TypeScript for manifests that exist, without what loses requests in them',
    load: () => (require('./adopt') as typeof adoptModule).adoptCommand,
  },
  facts: {
    says: 'the facts of real pods: how long they took to start, how long requests took',
    load: () => (require('./facts') as typeof factsModule).factsCommand,
  },
  init: {
    says: 'a new app with one service, its test and its pipelines',
    load: () => (require('./init') as typeof initModule).initCommand,
  },
  lsp: {
    says: 'findings, fixes and what a rollout loses, in an editor: a language server',
    load: () => (require('./lsp') as typeof lspModule).lspCommand,
  },
  mcp: {
    says: 'check, simulate, fix and plan for assistants: a Model Context Protocol server',
    load: () => (require('./mcp') as typeof mcpModule).mcpCommand,
  },
  completion: {
    says: 'what makes a shell complete commands, flags and values',
    load: () => (require('./completion') as typeof completionModule).completionOf(COMMANDS),
  },
  policy: {
    says: 'policies by which the API server itself warns of what one object gets wrong, or refuses it',
    load: () => (require('./policy') as typeof policyModule).policyCommand,
  },
  explain: {
    says: 'the page of a rule: what it finds, why, the fix, examples',
    load: () => (require('./explain') as typeof explainModule).explainCommand,
  },
  rules: {
    says: 'the list of all rules',
    load: () => (require('./rules') as typeof rulesModule).rulesCommand,
  },
};
