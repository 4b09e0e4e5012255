import type { Flags } from '../flags/flag';
import { CHECK_FLAGS } from './check-flags';
import { SIMULATE_FLAGS } from './simulate-flags';

/** What `fix` and `adopt` are told besides the manifests: it means the same as in `check` and `simulate`. */
export const SHARED_FLAGS = {
  config: CHECK_FLAGS.config,
  'kubernetes-version': CHECK_FLAGS['kubernetes-version'],
  'longest-request': CHECK_FLAGS['longest-request'],
  'slowest-start': CHECK_FLAGS['slowest-start'],
  'on-sigterm': CHECK_FLAGS['on-sigterm'],
  traffic: CHECK_FLAGS.traffic,
  rate: SIMULATE_FLAGS.rate,
  nodes: SIMULATE_FLAGS.nodes,
  tests: CHECK_FLAGS.tests,
  'max-file-size': CHECK_FLAGS['max-file-size'],
} as const satisfies Flags;
