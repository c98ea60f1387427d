/**
 * Build and checks. `gulp build` checks the types, bundles every node and credential to dist/, and
 * copies icons and codex files. `npm test`, `npm run test:n8n`, … run `gulp test`, `gulp n8n`, …
 */
const { spawn } = require('node:child_process');
const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { src, dest, parallel, series } = require('gulp');

/** Runs a program. Rejects if it ends with an error. */
function run(program, args, options = {}) {
	return new Promise((resolve, reject) => {
		const child = spawn(program, args, {
			stdio: 'inherit',
			cwd: __dirname,
			shell: process.platform === 'win32',
			...options,
			env: { ...process.env, ...options.env },
		});
		child.on('error', reject);
		child.on('exit', (code) =>
			code === 0 ? resolve() : reject(new Error(`${program} ${args[0] ?? ''} ended with ${code}`)),
		);
	});
}

const node = (...args) => run(process.execPath, args);
const bin = (name, args, options) =>
	run(path.join(__dirname, 'node_modules', '.bin', name), args, options);

function clean() {
	return rm(path.join(__dirname, 'dist'), { recursive: true, force: true });
}

/** Checks the types of the published code. */
function shippedTypes() {
	return bin('tsc', ['--project', 'tsconfig.build.json']);
}

/** The content pipeline: ten times as large as the rest, and needed only when a story is prepared. */
const CONTENT = 'nodes/Medium/content/index.ts';

/** Keeps `import()` of the pipeline in the node files, which are all in the parent of its folder. */
const loadContentLazily = {
	name: 'load content lazily',
	setup(build) {
		build.onResolve({ filter: /\/content$/ }, ({ kind }) =>
			kind === 'dynamic-import' ? { path: './content/index.js', external: true } : undefined,
		);
	},
};

/**
 * Bundles each node and credential to one self-contained CommonJS file. n8n's rules forbid
 * dependencies in a community package, so libraries are bundled; only n8n-workflow is external.
 */
async function bundle() {
	const { build } = require('esbuild');
	const packageJson = require('./package.json');
	const entries = [...packageJson.n8n.nodes, ...packageJson.n8n.credentials].map((file) =>
		file.replace(/^dist\//, '').replace(/\.js$/, '.ts'),
	);
	entries.push(CONTENT);
	const { metafile } = await build({
		entryPoints: entries,
		outdir: 'dist',
		outbase: '.',
		bundle: true,
		platform: 'neutral',
		mainFields: ['module', 'main'],
		format: 'cjs',
		target: 'es2022',
		external: ['n8n-workflow', 'crypto'],
		plugins: [loadContentLazily],
		// Compiles `import()` to `require`, which works everywhere that n8n loads nodes.
		supported: { 'dynamic-import': false },
		alias: {
			'@ungap/structured-clone': path.join(__dirname, 'nodes/Medium/content/lib/cloneData.ts'),
		},
		drop: ['console'],
		legalComments: 'inline',
		logLevel: 'warning',
		metafile: true,
	});
	await writeNotices(metafile);
}

const LICENSES = ['MIT', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0'];

/** Writes the licenses of the bundled libraries, which require that their text is included. */
async function writeNotices({ outputs }) {
	const sources = Object.values(outputs).flatMap(({ inputs }) =>
		Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
	);
	const folders = new Set(
		sources.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]),
	);
	folders.delete(undefined);
	// Many libraries have the same license text.
	const byText = new Map();
	for (const folder of [...folders].sort()) {
		const { name, version, license } = require(path.join(__dirname, folder, 'package.json'));
		const file = (await readdir(folder)).find((entry) => /^licen[cs]e(\.|$)/i.test(entry));
		if (!LICENSES.includes(license) || !file) {
			throw new Error(`${name} cannot be bundled: its license is ${license} (file: ${file}).`);
		}
		const text = (await readFile(path.join(folder, file), 'utf8')).trim();
		byText.set(text, [...(byText.get(text) ?? []), `${name} ${version} (${license})`]);
	}
	const notices = [...byText].map(([text, names]) => `${names.join('\n')}\n\n${text}\n`);
	const title = 'This package contains these libraries, under their own licenses.\n';
	const rule = `\n${'-'.repeat(80)}\n\n`;
	await writeFile('dist/THIRD-PARTY-NOTICES.txt', [title, ...notices].join(rule));
}

/**
 * Bundles the sandbox's n8n engine (`npm start`), which runs in its own process. Bundles only its
 * own code; n8n-core and n8n-workflow are loaded with `require`.
 */
async function engine() {
	const { build } = require('esbuild');
	await build({
		entryPoints: ['sandbox/engine/main.ts'],
		outfile: 'node_modules/.cache/n8n-nodes-medium/engine.cjs',
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'cjs',
		target: 'node24',
		logLevel: 'warning',
	});
}

function assets() {
	return src(['nodes/**/*.{svg,png}', 'nodes/**/*.node.json', 'credentials/**/*.svg'], {
		base: '.',
		encoding: false,
	}).pipe(dest('dist'));
}

/** A program of node_modules/.bin that a command runs beside others. */
const part = (name, program, ...args) => ({
	name,
	program: path.join(__dirname, 'node_modules', '.bin', program),
	args,
	// Hides the deprecation notice of ESLint's classic configuration.
	env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_OPTIONS: '--no-warnings' },
});

const TYPES = [
	part('Types', 'tsc', '--project', 'tsconfig.json'),
	part('Types of the sandbox', 'tsc', '--project', 'sandbox/tsconfig.json'),
];
const LINT = [
	part(
		...['Lint', 'eslint', 'package.json', 'credentials', 'nodes', 'sandbox', 'test'],
		...['--ext', '.ts', '--max-warnings', '0'],
	),
	part('Formatting', 'prettier', '--check', '--log-level', 'warn', '.'),
];
/** The tests of a folder's jest configuration, limited by the command's own arguments. */
const testsOf = (folder) => ({
	name: 'Tests',
	isJest: true,
	program: process.execPath,
	args: [
		...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
		...['node_modules/jest/bin/jest.js', '--config', `${folder}/jest.config.js`],
		...['--reporters', require.resolve('./test/support/reporter.js')],
		...process.argv.slice(4),
	],
});

/** Loaded here because a build needs nothing of test/. */
const runParts = (lists) => require('./test/support/runParts.js')(lists);

const types = () => runParts([TYPES]);
const lint = () => runParts([LINT]);
/** Runs checks beside the tests, which leave a core idle while they wait. */
const fastTests = () => runParts([[testsOf('test')], [...TYPES, ...LINT]]);
const n8nTests = () => runParts([[testsOf('test/n8n')]]);
const campaigns = () => runParts([[testsOf('test/campaign')]]);
const browserTests = () => runParts([[testsOf('test/browser')]]);

const N8N =
	'a real n8n, which is installed in sandbox/n8n: 2 GB, some minutes the first time, and Python 3, make and a C++ compiler where SQLite has to be compiled';

/** Prints what a command needs, and how long it takes, before it starts. */
const announce = (needs, minutes) =>
	function announceNeeds() {
		console.log(`Needs ${needs}. Takes about ${minutes} minutes on two cores.`);
		return Promise.resolve();
	};

/** Installs n8n for the tasks that need a real one. */
function n8n() {
	return node('sandbox/n8n/install.ts');
}

/** Saves the pictures that the browser tests take to docs/. */
async function renewPictures() {
	process.env.RENEW_PICTURES = '1';
}

const build = series(clean, shippedTypes, bundle, assets);
/** Builds what `npm start` and the tests need, without the type check. */
const start = series(clean, parallel(bundle, engine), assets);

const browser = series(announce(`Chromium and ${N8N}`, 3), n8n, start, browserTests);

module.exports = {
	types,
	lint,
	build,
	start,
	test: series(announce('Node.js, npm and git only', 3), start, fastTests),
	n8n: series(announce(N8N, 5), n8n, start, n8nTests),
	campaign: series(announce(N8N, 8), n8n, start, campaigns),
	browser,
	pictures: series(renewPictures, browser),
};
