const base = require('../jest.config.js');

/**
 * What needs a real n8n, installed in sandbox/n8n: run by `npm run test:n8n`, which installs it.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	...base,
	rootDir: '../..',
	testMatch: ['<rootDir>/test/n8n/**/*.test.ts'],
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/n8n/campaign/'],
};
