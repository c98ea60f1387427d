import { readFileSync } from 'node:fs';
import path from 'node:path';

import { Linter } from 'eslint';

import { n8n as shipped } from '../../package.json';
import { ROOT } from './packed';

/** What exists besides the language itself and may be used in shipped code. */
const ALLOWED_GLOBALS = [
	'AbortController',
	'AbortSignal',
	'Buffer',
	'TextDecoder',
	'TextEncoder',
	'URL',
	'URLSearchParams',
];

/** Every name that a file takes from its surroundings, other than those of CommonJS. */
function findGlobals(code: string, allowed: string[] = ALLOWED_GLOBALS): string[] {
	const messages = new Linter({ configType: 'flat' }).verify(code, {
		languageOptions: {
			sourceType: 'commonjs',
			ecmaVersion: 2022,
			globals: {
				...Object.fromEntries(allowed.map((name) => [name, 'readonly' as const])),
				// Part of the language, and the way to everything that is not.
				globalThis: 'off',
				global: 'off',
				eval: 'off',
				Function: 'off',
			},
		},
		linterOptions: { reportUnusedDisableDirectives: 'off', noInlineConfig: true },
		rules: { 'no-undef': ['error', { typeof: true }] },
	});
	const names = messages.map(({ message }) => /^'(.*)' is not defined/.exec(message)?.[1]);
	return [...new Set(names.map((name, index) => name ?? messages[index]!.message))].sort();
}

const findModules = (code: string): string[] => [
	...new Set(
		[...code.matchAll(/\b(?:require|import)\(([^)]*)\)/g)].map(([, name = '']) => name.trim()),
	),
];

describe('what is shipped', () => {
	describe.each([...shipped.nodes, ...shipped.credentials])('%s', (file) => {
		const code = readBuilt(file);

		it('takes nothing from its surroundings that n8n forbids', () => {
			expect(findGlobals(code)).toEqual([]);
		});

		it('needs no module but n8n-workflow, and of Node.js the one that n8n allows', () => {
			const others = findModules(code).filter(
				(name) => !/^["'](n8n-workflow|crypto)["']$/.test(name),
			);
			expect(others).toEqual([]);
		});
	});
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
