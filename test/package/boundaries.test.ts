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
const REQUEST = 'export const f = async (n) => await n.helpers.httpRequest({ url: "x" });';
const FETCH = 'export const f = async () => await fetch("https://example.com");';
const N8N = "import { sleep } from 'n8n-workflow';\nexport const f = sleep;";

const importOf = (path: string): string => `import '${path}';`;

describe('the boundaries between the folders', () => {
	it.each([
		['nodes/Medium/actions/x.ts', importOf('../../../test/support/offline'), /shipped/],
		['nodes/Medium/transport/x.ts', importOf('../../../sandbox/start'), /shipped/],
		['credentials/x.ts', importOf('../bench/run'), /shipped/],
		['nodes/Medium/actions/x.ts', REQUEST, /requests/],
		['nodes/Medium/methods/x.ts', FETCH, /requests/],
		['nodes/Medium/feed/fetch.ts', REQUEST, /requests/],
		['nodes/Medium/feed/fetch.ts', FETCH, /requests/],
		['nodes/Medium/trigger/x.ts', REQUEST, /requests/],
		['nodes/Medium/transport/x.ts', FETCH, /requests/],
		['nodes/Medium/content/x.ts', N8N, /nothing of n8n/],
		['nodes/Medium/content/read/x.ts', N8N, /nothing of n8n/],
		['nodes/Medium/feed/parse.ts', N8N, /nothing of n8n/],
		['nodes/Medium/trigger/checkpoint.ts', N8N, /nothing of n8n/],
		['nodes/Medium/descriptions/x.ts', importOf('../actions/post/x'), /nothing of actions/],
		['nodes/Medium/parameters/x.ts', importOf('../actions/operation'), /nothing of actions/],
		['nodes/Medium/publishing/x.ts', importOf('../actions/account'), /nothing of actions/],
		['nodes/Medium/publishing/x.ts', importOf('../trigger/poll'), /nothing of actions/],
		['nodes/Medium/content/x.ts', importOf('../actions/account'), /nothing of actions/],
		['nodes/Medium/content/x.ts', importOf('../publishing/x'), /nothing of publishing/],
		['nodes/Medium/feed/x.ts', importOf('../trigger/poll'), /nothing of actions/],
		['nodes/Medium/feed/x.ts', importOf('../parameters/x'), /nothing of publishing/],
		['nodes/Medium/feed/parse.ts', importOf('../actions/x'), /nothing of actions/],
		['nodes/Medium/transport/x.ts', importOf('../actions/account'), /nothing of actions/],
		['nodes/Medium/transport/hints/x.ts', importOf('../../feed/x'), /what is sent and read/],
		['nodes/Medium/transport/x.ts', importOf('../content/x'), /what is sent and read/],
		['nodes/Medium/helpers/x.ts', importOf('../parameters/x'), /what is sent and read/],
	])('%s may not: %s', async (file, code, message) => {
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
	])('%s may: %s', async (file, code) => {
		expect(await lint(file, code)).toEqual([]);
	});
});
