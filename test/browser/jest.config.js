/**
 * Run by `npm run test:browser`: people's ways through a real n8n in a real Chromium. Not part of
 * `npm test`, which needs no browser.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...require('../jest.config.js'),
	rootDir: '../..',
	testMatch: ['<rootDir>/test/browser/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/'],
	globalSetup: '<rootDir>/test/browser/support/requireChromium.ts',
	testTimeout: 90_000,
	maxWorkers: 1,
};
