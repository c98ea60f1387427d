/**
 * Run by `npm run jest`, whose `--experimental-vm-modules` matters: libraries that are published as ES modules only can
 * then be required as they are.
 *
 * @type {import('jest').Config}
 */
module.exports = {
	rootDir: '..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: { '^.+\\.ts$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.jest.json' }] },
	testPathIgnorePatterns: ['/node_modules/', '<rootDir>/test/browser/'],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/sandbox/.data/'],
	watchPathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/sandbox/.data/'],
	setupFiles: ['reflect-metadata'],
	setupFilesAfterEnv: ['<rootDir>/test/support/engineEnvironment.ts'],
	// For a machine that does other things at the same time; what hangs is still found.
	testTimeout: 30_000,
	// Two cores; n8n-core takes about 400 MB in each worker.
	maxWorkers: 2,
};
