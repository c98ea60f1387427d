/**
 * Build and checks. `gulp build` type-checks, bundles every node and credential to dist/ and
 * copies icons and codex files; `gulp test` is what `npm test` runs.
 */
const { spawn } = require('node:child_process');
const { readdir, readFile, rm, writeFile } = require('node:fs/promises');
const path = require('node:path');
const { src, dest, parallel, series } = require('gulp');

/** Runs a program of node_modules/.bin (or node itself) and fails with it. */
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

/** What is shipped. */
function shippedTypes() {
	return bin('tsc', ['--project', 'tsconfig.build.json']);
}

/** Everything: the tests need what is shipped, the sandbox needs its own libraries. */
async function types() {
	await bin('tsc', ['--project', 'tsconfig.json']);
	await bin('tsc', ['--project', 'sandbox/tsconfig.json']);
}

/** The content pipeline: ten times as large as the rest, and needed only when a story is prepared. */
const CONTENT = 'nodes/Medium/content/index.ts';

/** Leaves `import()` of the pipeline in the nodes' files, which all lie beside its folder. */
const loadContentLazily = {
	name: 'load content lazily',
	setup(build) {
		build.onResolve({ filter: /\/content$/ }, ({ kind }) =>
			kind === 'dynamic-import' ? { path: './content/index.js', external: true } : undefined,
		);
	},
};

/**
 * One self-contained CommonJS file for each node and credential: n8n installs community packages
 * without any dependencies, so libraries are bundled and only n8n-workflow stays outside.
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
		// As `require`, which every way of loading a node has.
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

/** Their licenses want to go with the libraries wherever these go. */
async function writeNotices({ outputs }) {
	const sources = Object.values(outputs).flatMap(({ inputs }) =>
		Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0),
	);
	const folders = new Set(
		sources.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0]),
	);
	folders.delete(undefined);
	// Many have the same license by the same people.
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
 * The sandbox's n8n engine (`npm start`), which runs in a process of its own. Only its own code is
 * bundled: n8n-core and n8n-workflow stay the ones that `require` finds.
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
		// The deprecation notice of the classic configuration is no finding.
		env: { ESLINT_USE_FLAT_CONFIG: 'false', NODE_OPTIONS: '--no-warnings' },
	});
	await bin('prettier', ['--check', '--log-level', 'warn', '.']);
}

/** A real n8n, for what needs one. */
function n8n() {
	return node('sandbox/n8n/install.ts');
}

function jest() {
	return run('npm', ['run', '--silent', 'jest', '--', ...process.argv.slice(3)]);
}

/** In a real browser; see test/browser. */
function browser() {
	return node(
		...['--experimental-vm-modules', '--disable-warning=ExperimentalWarning'],
		...['node_modules/jest/bin/jest.js', '--config', 'test/browser/jest.config.js'],
		...process.argv.slice(4),
	);
}

/** The same, which puts the README's pictures into docs/. */
function pictures() {
	process.env.RENEW_PICTURES = '1';
	return browser();
}

const build = series(clean, shippedTypes, bundle, assets);
/** What `npm start` needs: nobody who wants to see a story waits for the type check. */
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
