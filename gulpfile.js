/**
 * Build and checks. `gulp build` checks the types, bundles every node and credential to dist/, and
 * copies icons and codex files. `npm test` runs `gulp test`.
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

/** Checks the types of everything: first the package and its tests, then the sandbox. */
async function types() {
	await bin('tsc', ['--project', 'tsconfig.json']);
	await bin('tsc', ['--project', 'sandbox/tsconfig.json']);
}

/** The content pipeline: ten times as large as the rest, and only needed to prepare a story. */
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

async function lint() {
	const folders = ['package.json', 'credentials', 'nodes', 'sandbox', 'test'];
	await bin('eslint', [...folders, '--ext', '.ts', '--max-warnings', '0'], {
		// Hides the deprecation notice of the classic configuration.
		env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_OPTIONS: '--no-warnings' },
	});
	await bin('prettier', ['--check', '--log-level', 'warn', '.']);
}

/** Installs n8n for the tasks that need a real one. */
function n8n() {
	return node('sandbox/n8n/install.ts');
}

function jest() {
	return run('npm', ['run', '--silent', 'jest', '--', ...process.argv.slice(3)]);
}

/** Runs the tests in a real browser (test/browser). */
function browser() {
	return node(
		...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
		...['node_modules/jest/bin/jest.js', '--config', 'test/browser/jest.config.js'],
		...process.argv.slice(4),
	);
}

/** Runs the same tests and saves the README's pictures to docs/. */
function pictures() {
	process.env.RENEW_PICTURES = '1';
	return browser();
}

const build = series(clean, shippedTypes, bundle, assets);
/** Builds what `npm start` needs, without the type check, to publish the first story sooner. */
const start = series(clean, parallel(bundle, engine), assets);

module.exports = {
	types,
	lint,
	build,
	start,
	browser: series(n8n, build, browser),
	pictures: series(n8n, build, pictures),
	test: series(n8n, types, lint, build, jest),
};
