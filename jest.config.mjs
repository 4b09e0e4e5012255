/**
 * Tests are stripped of their types only: types have their own command, `npm run types`.
 *
 * Most files run in bare Node processes that load lib/ once for all of them. Files that put something else in the place
 * of a module are named `*.mocked.test.ts`, and each gets a world of its own.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import 'tsx';

// A single worker runs in this process; others are started with the same loader.
process.env.NODE_OPTIONS = `${process.env.NODE_OPTIONS ?? ''} --import tsx`.trim();

// What tests leave in the folder for temporary files goes with this process.
const scratch = mkdtempSync(join(tmpdir(), 'zero-downtime-tests-'));
process.env.SCRATCH = scratch;
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const MOCKED = '**/*.mocked.test.ts';

const everywhere = {
  roots: ['<rootDir>/test', '<rootDir>/servers/test', '<rootDir>/playground/test'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  setupFiles: [
    '<rootDir>/test/properties/fixed-seed.ts',
    '<rootDir>/test/unprinted-warnings.ts',
    '<rootDir>/test/temporary-files.ts',
  ],
};

export default {
  maxWorkers: '100%',
  // On a busy machine a test takes its time; what hangs still ends.
  testTimeout: 120_000,
  projects: [
    {
      ...everywhere,
      displayName: 'tests',
      runner: ['jest-light-runner', { runtime: 'child_process' }],
      testMatch: ['**/*.test.ts', `!${MOCKED}`],
      transform: {},
    },
    {
      ...everywhere,
      displayName: 'mocked',
      testEnvironment: 'node',
      testMatch: [MOCKED],
      transform: { '^.+\\.ts$': '<rootDir>/test/transpile.js' },
    },
  ],
};
