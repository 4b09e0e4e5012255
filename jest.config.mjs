/** Tests are stripped of their types only: types have their own command, `npm run types`. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';

// What tests leave in the folder for temporary files goes with this process.
const scratch = mkdtempSync(join(tmpdir(), 'zero-downtime-tests-'));
process.env.TMPDIR = scratch;
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

export default {
  testEnvironment: '<rootDir>/test/loaded-once/environment.js',
  runtime: '<rootDir>/test/loaded-once/runtime.js',
  maxWorkers: '100%',
  cacheDirectory: '<rootDir>/node_modules/.cache/jest',
  // On a busy machine a test takes its time; what hangs still ends.
  testTimeout: 120_000,
  roots: ['<rootDir>/test', '<rootDir>/servers/test', '<rootDir>/playground/test'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  setupFiles: ['<rootDir>/test/properties/fixed-seed.ts', '<rootDir>/test/unprinted-warnings.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/transpile.js' },
};
