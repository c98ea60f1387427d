/**
 * ESLint 9 with the classic configuration: the n8n plugin's rule sets are written for it.
 * Besides n8n's own rules, this file holds the boundaries between the folders (CONTRIBUTING.md,
 * "The house").
 */
const NEVER_SHIPPED = {
	group: ['**/test/**', '**/sandbox/**', '**/bench/**', '**/examples/**'],
	message: 'What is shipped knows nothing of tests, sandbox, benchmarks and examples.',
};
const N8N = {
	group: ['n8n-workflow', 'n8n-core', 'n8n-workflow/*', 'n8n-core/*'],
	message: 'This part knows nothing of n8n.',
};

const UPWARDS = {
	group: ['**/actions/**', '**/trigger/**', '**/v1/**', '**/methods/**'],
	message: 'What the node is built on knows nothing of actions/, trigger/, v1/ and methods/.',
};
const FROM_FEED = {
	group: ['**/publishing/**', '**/parameters/**', '**/descriptions/**'],
	message: 'feed/ and content/ know nothing of publishing/, parameters/ and descriptions/.',
};
const FROM_TRANSPORT = {
	group: ['**/feed/**', '**/content/**', ...FROM_FEED.group],
	message: 'transport/ and helpers/ know nothing of what is sent and read.',
};

const NO_REQUEST = {
	selector:
		"MemberExpression[property.name=/^(httpRequest|httpRequestWithAuthentication|request|requestWithAuthentication|requestOAuth1|requestOAuth2)$/][object.property.name='helpers']",
	message: 'Only transport/ makes requests.',
};
const NO_FETCH = {
	selector: "CallExpression[callee.name='fetch']",
	message: NO_REQUEST.message,
};

const inMedium = (folder) => `nodes/Medium/${folder}/**/*.ts`;

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
				'no-restricted-syntax': ['error', NO_REQUEST, NO_FETCH],
			},
		},
		{
			files: [inMedium('transport')],
			rules: { 'no-restricted-syntax': ['error', NO_FETCH] },
		},
		// Every arrow points down the list of CONTRIBUTING.md. Of several entries for a file the last
		// one counts, so each names all that its folder may not import.
		{
			files: ['descriptions', 'parameters', 'publishing'].map(inMedium),
			rules: { 'no-restricted-imports': ['error', { patterns: [NEVER_SHIPPED, UPWARDS] }] },
		},
		{
			files: [inMedium('feed')],
			rules: {
				'no-restricted-imports': ['error', { patterns: [NEVER_SHIPPED, UPWARDS, FROM_FEED] }],
			},
		},
		{
			files: [inMedium('content'), 'nodes/Medium/feed/parse.ts'],
			rules: {
				'no-restricted-imports': ['error', { patterns: [NEVER_SHIPPED, UPWARDS, FROM_FEED, N8N] }],
			},
		},
		{
			files: ['transport', 'helpers'].map(inMedium),
			rules: {
				'no-restricted-imports': ['error', { patterns: [NEVER_SHIPPED, UPWARDS, FROM_TRANSPORT] }],
			},
		},
		{
			files: ['nodes/Medium/trigger/checkpoint.ts'],
			rules: { 'no-restricted-imports': ['error', { patterns: [NEVER_SHIPPED, N8N] }] },
		},
	],
};
