import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Linter } from 'eslint';

import { n8n as shipped } from '../../package.json';
import { ROOT } from './packed';

/** The globals besides the language itself that shipped code may use. */
const ALLOWED_GLOBALS = [
	'AbortController',
	'AbortSignal',
	'Buffer',
	'TextDecoder',
	'TextEncoder',
	'URL',
	'URLSearchParams',
];

/** Finds every global that a file uses, other than those of CommonJS. */
function findGlobals(code: string, allowed: string[] = ALLOWED_GLOBALS): string[] {
	const found = new Linter({ configType: 'flat' }).verify(code, {
		languageOptions: {
			sourceType: 'commonjs',
			ecmaVersion: 2022,
			globals: {
				...Object.fromEntries(allowed.map((name) => [name, 'readonly' as const])),
				// Part of the language, but they give access to every other global.
				globalThis: 'off',
				global: 'off',
				eval: 'off',
				Function: 'off',
			},
		},
		linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
		rules: { 'no-undef': ['error', { typeof: true }] },
	});
	// Ignores messages about comments in libraries.
	const messages = found.filter(({ fatal, ruleId }) => fatal === true || ruleId === 'no-undef');
	const names = messages.map(({ message }) => /^'(.*)' is not defined/.exec(message)?.[1]);
	return [...new Set(names.map((name, index) => name ?? messages[index]!.message))].sort();
}

const findModules = (code: string): string[] => [
	...new Set(
		[...code.matchAll(/\b(?:require|import)\(([^)]*)\)/g)].map(([, name = '']) => name.trim()),
	),
];

/** The nodes load this file when they need it. */
const CONTENT = 'dist/nodes/Medium/content/index.js';

/**
 * Globals in library code that never runs: `Temporal` for TOML dates, which is off by default, and
 * the others for binary values in YAML, only without Buffer.
 */
const UNREACHED: Record<string, string[]> = { [CONTENT]: ['Temporal', 'atob', 'btoa'] };

describe('what is shipped', () => {
	describe.each([...shipped.nodes, ...shipped.credentials, CONTENT])('%s', (file) => {
		const code = readBuilt(file);

		it('uses no global that n8n forbids', () => {
			expect(findGlobals(code, [...ALLOWED_GLOBALS, ...(UNREACHED[file] ?? [])])).toEqual([]);
		});

		it('loads only n8n-workflow, its own modules, and the Node.js module that n8n allows', () => {
			const others = findModules(code).filter(
				(name) => !/^["'](n8n-workflow|crypto|\.\/content\/index\.js)["']$/.test(name),
			);
			expect(others).toEqual([]);
		});
	});
});

it('the content pipeline is loaded only when it is needed', () => {
	const code = readBuilt('dist/nodes/Medium/Medium.node.js');
	expect(code).not.toMatch(/micromark|hast-util/);
	expect(code).toMatch(/\.then\(\(\) => .*require\("\.\/content\/index\.js"\)/);
});

describe('findGlobals', () => {
	it.each([
		['setTimeout(() => {}, 1);', ['setTimeout']],
		['process.env.TOKEN;', ['process']],
		['globalThis["fet" + "ch"]("x");', ['globalThis']],
		['if (typeof window === "undefined") console.log(1);', ['console', 'window']],
		['global.process;', ['global']],
		['fetch("https://example.com");', ['fetch']],
		['new Function("return this")();', ['Function']],
		['const process = 1; module.exports = process;', []],
		['exports.a = require("n8n-workflow"); new Map(); JSON.parse("1");', []],
	])('finds in %s: %j', (code, expected) => {
		expect(findGlobals(code)).toEqual(expected);
	});
});

function readBuilt(file: string): string {
	try {
		return readFileSync(path.join(ROOT, file), 'utf8');
	} catch {
		throw new Error(`${file} is not built. Run: npm run build`);
	}
}
