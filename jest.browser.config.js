/** Pages in a real browser: `npm run browser`. */
module.exports = {
  ...require('./jest.config.js'),
  testMatch: ['**/*.browser.ts'],
  testTimeout: 60_000,
};
