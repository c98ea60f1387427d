import path from 'node:path';
import type { Linter } from 'eslint';
import { LegacyESLint } from 'eslint/use-at-your-own-risk';

import { ROOT } from './packed';

/** Lints an invented file with the rules of .eslintrc.js that restrict imports and syntax. */
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
const REQUEST = 'export const f = async (n) => await n.helpers.httpRequest({ url: "x" });';
const FETCH = 'export const f = async () => await fetch("https://example.com");';
const N8N = "import { sleep } from 'n8n-workflow';\nexport const f = sleep;";

const importOf = (path: string): string => `import '${path}';`;

describe('the boundaries between the folders', () => {
	it.each([
		['nodes/Medium/actions/x.ts', importOf('../../../test/support/offline'), /Shipped code/],
		['nodes/Medium/transport/x.ts', importOf('../../../sandbox/start'), /Shipped code/],
		['credentials/x.ts', importOf('../bench/run'), /Shipped code/],
		['nodes/Medium/actions/x.ts', REQUEST, /requests/],
		['nodes/Medium/methods/x.ts', FETCH, /requests/],
		['nodes/Medium/feed/fetch.ts', REQUEST, /requests/],
		['nodes/Medium/feed/fetch.ts', FETCH, /requests/],
		['nodes/Medium/trigger/x.ts', REQUEST, /requests/],
		['nodes/Medium/transport/x.ts', FETCH, /requests/],
		['nodes/Medium/content/x.ts', N8N, /must not import n8n/],
		['nodes/Medium/content/read/x.ts', N8N, /must not import n8n/],
		['nodes/Medium/feed/parse.ts', N8N, /must not import n8n/],
		['nodes/Medium/trigger/checkpoint.ts', N8N, /must not import n8n/],
		['nodes/Medium/descriptions/x.ts', importOf('../actions/post/x'), /may import actions/],
		['nodes/Medium/parameters/x.ts', importOf('../actions/operation'), /may import actions/],
		['nodes/Medium/publishing/x.ts', importOf('../actions/account'), /may import actions/],
		['nodes/Medium/publishing/x.ts', importOf('../trigger/poll'), /may import actions/],
		['nodes/Medium/content/x.ts', importOf('../actions/account'), /may import actions/],
		['nodes/Medium/content/x.ts', importOf('../publishing/x'), /must not import publishing/],
		['nodes/Medium/feed/x.ts', importOf('../trigger/poll'), /may import actions/],
		['nodes/Medium/feed/x.ts', importOf('../parameters/x'), /must not import publishing/],
		['nodes/Medium/feed/parse.ts', importOf('../actions/x'), /may import actions/],
		['nodes/Medium/transport/x.ts', importOf('../actions/account'), /may import actions/],
		['nodes/Medium/transport/hints/x.ts', importOf('../../feed/x'), /must not import feed/],
		['nodes/Medium/transport/x.ts', importOf('../content/x'), /must not import feed/],
		['nodes/Medium/helpers/x.ts', importOf('../parameters/x'), /must not import feed/],
	])('%s must not contain: %s', async (file, code, message) => {
		expect(await lint(file, code)).toEqual([expect.stringMatching(message)]);
	});

	it.each([
		['nodes/Medium/transport/x.ts', REQUEST],
		['nodes/Medium/transport/webRequest.ts', REQUEST],
		['nodes/Medium/feed/x.ts', N8N],
		['nodes/Medium/feed/x.ts', importOf('../transport/x')],
		['nodes/Medium/publishing/x.ts', importOf('../feed/x')],
		['nodes/Medium/trigger/poll.ts', importOf('../parameters/x')],
		['nodes/Medium/actions/x.ts', N8N],
		['nodes/Medium/content/x.ts', TRY],
	])('%s may contain: %s', async (file, code) => {
		expect(await lint(file, code)).toEqual([]);
	});
});
