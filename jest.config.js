/** Tests are transpiled only (`isolatedModules` in tsconfig.json): types have their own command, `npm run types`. */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  modulePathIgnorePatterns: ['<rootDir>/build/', '<rootDir>/dist/'],
  setupFiles: ['<rootDir>/test/properties/fixed-seed.ts'],
  transform: { '^.+\\.ts$': ['ts-jest', { diagnostics: false }] },
};
