/**
 * What needs Node.js, npm and git only: run by `npm test`. The folders that it leaves out have
 * configurations of their own.
 *
 * `--experimental-vm-modules`, which the scripts of package.json pass, matters: libraries that are
 * published as ES modules only can then be required as they are.
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
	// For a machine that is slow and does other things besides; what hangs is still found.
	testTimeout: 120_000,
	maxWorkers: 2,
	// Some of what n8n-core leaves behind in each file is never freed.
	workerIdleMemoryLimit: '1GB',
};
