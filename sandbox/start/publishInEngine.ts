/** Publishes articles with the built package in n8n's engine, in a separate process. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import type { Job, Publication } from '../engine/publishArticles.ts';
import { SANDBOX_TOKEN } from '../medium/seed.ts';
import { startProcessGroup } from '../support/processGroup.ts';
import { Failure, Stopped } from '../support/failure.ts';
import { cleanEnvironment } from '../support/environment.ts';
import type { Base } from './base.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ENGINE = join(ROOT, 'node_modules', '.cache', 'n8n-nodes-medium', 'engine.cjs');
const EXAMPLES = join(ROOT, 'examples');

/** The example that publishes a file. Its Create node is executed here. */
export const PUBLISHING_EXAMPLE = 'publish-a-markdown-file.json';

/** The article that is published by default. */
export const EXAMPLE_ARTICLE = join(EXAMPLES, 'articles', 'a-week-of-quiet-automation.md');

/** The parameters of the Post → Create node in the example. */
async function exampleParameters(): Promise<Job['parameters']> {
	const file = join(EXAMPLES, PUBLISHING_EXAMPLE);
	const { nodes } = JSON.parse(await readFile(file, 'utf8')) as {
		nodes: { type: string; parameters: Job['parameters'] }[];
	};
	const create = nodes.find(
		({ type, parameters }) =>
			type === 'n8n-nodes-medium.medium' && parameters['operation'] === 'create',
	);
	if (!create) throw new Failure(`examples/${PUBLISHING_EXAMPLE} has no Post → Create node.`);
	return create.parameters;
}

/** A user's own article is published even if one of its pictures is missing. */
const SKIP_MISSING_PICTURES: Job['parameters'] = { contentOptions: { whenMissing: 'leaveOut' } };

/**
 * Publishes each file as a story in the local Medium. Unless `isExample`, a missing picture is
 * skipped with a warning. The result of a file says what went wrong with it. Throws a `Failure` if
 * the engine itself does not run, and `Stopped` when the signal fires.
 */
export async function publishInEngine(
	files: readonly string[],
	{ network }: Pick<Base, 'network'>,
	{ isExample }: { isExample: boolean },
	signal: AbortSignal,
): Promise<Publication[]> {
	const job: Job = {
		packageFolder: ROOT,
		files: [...files],
		parameters: { ...(await exampleParameters()), ...(isExample ? {} : SKIP_MISSING_PICTURES) },
		token: SANDBOX_TOKEN,
	};
	const engine = startProcessGroup(process.execPath, [ENGINE], {
		cwd: ROOT,
		env: {
			...cleanEnvironment(),
			HTTPS_PROXY: network.url,
			HTTP_PROXY: network.url,
			NO_PROXY: 'localhost,127.0.0.1,::1',
			NODE_EXTRA_CA_CERTS: network.caFile,
		},
		input: JSON.stringify(job),
	});
	const stop = () => void engine.kill();
	signal.addEventListener('abort', stop, { once: true });
	if (signal.aborted) stop();
	try {
		const stderr = text(engine.child.stderr);
		const publications = json(engine.child.stdout).catch(() => undefined);
		const code = await engine.ended;
		if (signal.aborted) throw new Stopped();
		const result = await publications;
		if (code !== 0 || result === undefined) {
			throw new Failure(`n8n's engine ended with code ${code}:\n${(await stderr).trimEnd()}`);
		}
		return result as Publication[];
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
