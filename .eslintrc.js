/**
 * ESLint 9 with the classic configuration: the n8n plugin's rule sets are written for it.
 * Besides n8n's own rules, this file holds the boundaries between the folders (CONTRIBUTING.md,
 * "How the pieces fit").
 */
const NEVER_SHIPPED = {
	group: ['**/test/**', '**/sandbox/**', '**/bench/**', '**/examples/**'],
	message: 'What is shipped knows nothing of tests, sandbox, benchmarks and examples.',
};
const N8N = {
	group: ['n8n-workflow', 'n8n-core', 'n8n-workflow/*', 'n8n-core/*'],
	message: 'This part knows nothing of n8n.',
};

const NO_TRY = {
	selector: 'TryStatement',
	message:
		'Errors are caught in the transport (to name them), in publishing/ (to settle an outcome) and in the router and the trigger (to report them), nowhere else.',
};
const NO_CATCH_CALLBACK = {
	selector: "CallExpression[callee.property.name='catch']",
	message: NO_TRY.message,
};
const NO_REQUEST = {
	selector:
		"MemberExpression[property.name=/^(httpRequest|httpRequestWithAuthentication|request|requestWithAuthentication|requestOAuth1|requestOAuth2)$/][object.property.name='helpers']",
	message: 'Only transport/ and feed/fetch make requests.',
};
const NO_FETCH = {
	selector: "CallExpression[callee.name='fetch']",
	message: NO_REQUEST.message,
};

module.exports = {
	root: true,
	env: { node: true, es2022: true },
	parser: '@typescript-eslint/parser',
	parserOptions: {
		project: ['./tsconfig.json'],
		tsconfigRootDir: __dirname,
		sourceType: 'module',
		extraFileExtensions: ['.json'],
	},
	ignorePatterns: ['node_modules/', 'dist/', '*.js', 'test/**/*.js', '/sandbox/.data/'],
	reportUnusedDisableDirectives: true,
	overrides: [
		{
			files: ['./package.json'],
			parserOptions: { project: null },
			plugins: ['eslint-plugin-n8n-nodes-base'],
			extends: ['plugin:n8n-nodes-base/community'],
		},
		{
			files: ['sandbox/**/*.ts'],
			parserOptions: { project: ['./sandbox/tsconfig.json'] },
		},
		{
			files: ['credentials/**/*.ts', 'nodes/**/*.ts', 'sandbox/**/*.ts', 'test/**/*.ts'],
			plugins: ['@typescript-eslint'],
			extends: ['plugin:@typescript-eslint/recommended-type-checked'],
			rules: {
				'@typescript-eslint/consistent-type-imports': 'error',
				'@typescript-eslint/explicit-module-boundary-types': 'error',
				'@typescript-eslint/switch-exhaustiveness-check': [
					'error',
					{ considerDefaultExhaustiveForUnions: true },
				],
				'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
				'@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true }],
				eqeqeq: 'error',
				'no-console': 'error',
			},
		},
		{
			// Programs of the command line: writing is what they are for.
			files: ['sandbox/**/*.ts'],
			rules: { 'no-console': 'off' },
		},
		{
			files: ['credentials/**/*.ts'],
			plugins: ['eslint-plugin-n8n-nodes-base'],
			extends: ['plugin:n8n-nodes-base/credentials'],
			rules: {
				// For packages that are not in n8n's own repository a full address is right.
				'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			},
		},
		{
			files: ['nodes/**/*.ts'],
			plugins: ['eslint-plugin-n8n-nodes-base'],
			extends: ['plugin:n8n-nodes-base/nodes'],
			rules: {
				// n8n's scan switches these off too: the connection types are constants nowadays.
				'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
				'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			},
		},
		{
			files: ['credentials/**/*.ts', 'nodes/**/*.ts'],
			rules: {
				'no-restricted-imports': ['error', { patterns: [NEVER_SHIPPED] }],
				'no-restricted-syntax': ['error', NO_TRY, NO_CATCH_CALLBACK, NO_REQUEST, NO_FETCH],
			},
		},
		{
			files: ['nodes/Medium/transport/**/*.ts'],
			rules: { 'no-restricted-syntax': ['error', NO_FETCH] },
		},
		{
			files: ['nodes/Medium/feed/fetch.ts'],
			rules: { 'no-restricted-syntax': ['error', NO_TRY, NO_CATCH_CALLBACK, NO_FETCH] },
		},
		{
			// The TOML library tells of a broken text by throwing only.
			files: ['nodes/Medium/content/frontMatter.ts'],
			rules: { 'no-restricted-syntax': ['error', NO_CATCH_CALLBACK, NO_REQUEST, NO_FETCH] },
		},
		{
			files: [
				'nodes/Medium/publishing/**/*.ts',
				'nodes/Medium/actions/router.ts',
				'nodes/Medium/MediumTrigger.node.ts',
			],
			rules: { 'no-restricted-syntax': ['error', NO_REQUEST, NO_FETCH] },
		},
		{
			files: [
				'nodes/Medium/content/**/*.ts',
				'nodes/Medium/feed/parse.ts',
				'nodes/Medium/feed/checkpoint.ts',
			],
			rules: { 'no-restricted-imports': ['error', { patterns: [NEVER_SHIPPED, N8N] }] },
		},
	],
};
