import path from 'node:path';
import type { Linter } from 'eslint';
import { LegacyESLint } from 'eslint/use-at-your-own-risk';

import { ROOT } from './packed';

/** The rules of .eslintrc.js on an invented file, without those that need types. */
async function lint(file: string, code: string): Promise<string[]> {
	const eslint = new LegacyESLint({
		cwd: ROOT,
		overrideConfig: { parserOptions: { project: null, programs: null } },
		rulePaths: [],
	});
	const config = (await eslint.calculateConfigForFile(path.join(ROOT, file))) as {
		rules: Linter.RulesRecord;
	};
	const bare = new LegacyESLint({
		cwd: ROOT,
		useEslintrc: false,
		overrideConfig: {
			parser: '@typescript-eslint/parser',
			parserOptions: { sourceType: 'module' },
			rules: {
				'no-restricted-imports': config.rules['no-restricted-imports'],
				'no-restricted-syntax': config.rules['no-restricted-syntax'],
			},
		},
	});
	const results = await bare.lintText(code, { filePath: path.join(ROOT, file) });
	return results.flatMap(({ messages }) => messages.map(({ message }) => message));
}

const TRY = 'export function f(): void { try { g(); } catch { h(); } }';
const CATCH = 'export const f = async () => await g().catch(() => undefined);';
const REQUEST = 'export const f = async (n) => await n.helpers.httpRequest({ url: "x" });';
const FETCH = 'export const f = async () => await fetch("https://example.com");';
const N8N = "import { sleep } from 'n8n-workflow';\nexport const f = sleep;";

describe('the boundaries between the folders', () => {
	it.each([
		['nodes/Medium/actions/x.ts', "import '../../../test/support/runWorkflow';", /shipped/],
		['nodes/Medium/transport/x.ts', "import '../../../sandbox/start';", /shipped/],
		['credentials/x.ts', "import '../bench/run';", /shipped/],
		['nodes/Medium/actions/x.ts', REQUEST, /requests/],
		['nodes/Medium/methods/x.ts', FETCH, /requests/],
		['nodes/Medium/transport/x.ts', FETCH, /requests/],
		['nodes/Medium/actions/post/x.ts', TRY, /caught/],
		['nodes/Medium/methods/x.ts', CATCH, /caught/],
		['nodes/Medium/version1/x.ts', TRY, /caught/],
		['nodes/Medium/content/x.ts', N8N, /nothing of n8n/],
		['nodes/Medium/content/x.ts', TRY, /caught/],
		['nodes/Medium/content/frontMatter.ts', N8N, /nothing of n8n/],
		['nodes/Medium/feed/parse.ts', N8N, /nothing of n8n/],
		['nodes/Medium/feed/checkpoint.ts', N8N, /nothing of n8n/],
		['nodes/Medium/feed/fetch.ts', TRY, /caught/],
	])('%s may not: %s', async (file, code, message) => {
		expect(await lint(file, code)).toEqual([expect.stringMatching(message)]);
	});

	it.each([
		['nodes/Medium/transport/x.ts', TRY],
		['nodes/Medium/transport/x.ts', REQUEST],
		['nodes/Medium/feed/fetch.ts', REQUEST],
		['nodes/Medium/feed/fetch.ts', N8N],
		['nodes/Medium/publishing/x.ts', TRY],
		['nodes/Medium/content/frontMatter.ts', TRY],
		['nodes/Medium/actions/router.ts', TRY],
		['nodes/Medium/MediumTrigger.node.ts', TRY],
		['nodes/Medium/actions/x.ts', N8N],
	])('%s may: %s', async (file, code) => {
		expect(await lint(file, code)).toEqual([]);
	});
});
