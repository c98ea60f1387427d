/**
 * The tests that need Node.js, npm and git only: `npm test`. The other folders have configurations of
 * their own. Needs `--experimental-vm-modules` to load libraries that are published only as ES modules.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir: '..',
	// Where jest looks for tests and changes, not where modules come from.
	roots: ['<rootDir>/credentials', '<rootDir>/nodes', '<rootDir>/test'],
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.jest.json' }] },
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/(browser|n8n)/'],
	setupFiles: ['reflect-metadata'],
	setupFilesAfterEnv: ['<rootDir>/test/support/engineEnvironment.ts'],
	globalSetup: '<rootDir>/test/support/drawSeed.ts',
	// Long enough for a slow and busy machine, and short enough to catch a test that hangs.
	testTimeout: 120_000,
	// For two cores. n8n-core needs about 400 MB in each worker.
	maxWorkers: 2,
	// Some of what n8n-core leaves behind in each file is never freed.
	workerIdleMemoryLimit: '1GB',
};
