/** Pages in a real browser: `npm run browser`. */
import tests from './jest.config.mjs';

export default { ...tests, testMatch: ['**/*.browser.ts'], testTimeout: 60_000 };
