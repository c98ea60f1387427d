/**
 * The configuration for `npm run jest`. It needs `--experimental-vm-modules` to load libraries that
 * are published only as ES modules.
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
	// Long enough for a busy machine, and short enough to catch a test that hangs.
	testTimeout: 30_000,
	// For two cores. n8n-core needs about 400 MB in each worker.
	maxWorkers: 2,
};
