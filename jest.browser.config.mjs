/** Pages in a real browser: `npm run browser`. */
import tests from './jest.config.mjs';

export default {
  ...tests.projects.find(({ displayName }) => displayName === 'mocked'),
  displayName: 'browser',
  maxWorkers: tests.maxWorkers,
  testMatch: ['**/*.browser.ts'],
  testTimeout: 60_000,
};
