/** Libraries that are published as ES modules only and therefore need translating for jest. */
const ES_MODULES = ['p-map'];

/** @type {import('jest').Config} */
module.exports = {
	rootDir: '..',
	testEnvironment: 'node',
	testMatch: ['<rootDir>/test/**/*.test.ts'],
	transform: {
		'^.+\\.[jt]s$': ['ts-jest', { tsconfig: '<rootDir>/test/tsconfig.jest.json' }],
	},
	transformIgnorePatterns: [`/node_modules/(?!(${ES_MODULES.join('|')})/)`],
	modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/sandbox/.data/'],
	watchPathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/sandbox/.data/'],
	setupFiles: ['reflect-metadata'],
	// Two cores; n8n-core takes about 400 MB in each worker.
	maxWorkers: 2,
};
