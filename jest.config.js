/** Tests are stripped of their types only: types have their own command, `npm run types`. */
module.exports = {
  testEnvironment: 'node',
  maxWorkers: '100%',
  // On a busy machine a test takes its time; what hangs still ends.
  testTimeout: 120_000,
  roots: ['<rootDir>/test', '<rootDir>/servers/test'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  setupFiles: ['<rootDir>/test/properties/fixed-seed.ts', '<rootDir>/test/unprinted-warnings.ts'],
  transform: { '^.+\\.ts$': '<rootDir>/test/transpile.js' },
};
