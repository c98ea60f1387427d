/** Publishes articles with the built package in n8n's engine, in a process of its own. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { json, text } from 'node:stream/consumers';
import type { Job, Publication } from '../engine/publishArticles.ts';
import { SANDBOX_TOKEN } from '../medium/seed.ts';
import { startGroup } from '../support/children.ts';
import { Failure, Stopped } from '../support/failure.ts';
import { cleanEnvironment } from '../support/environment.ts';
import type { Base } from './base.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const ENGINE = join(ROOT, 'node_modules', '.cache', 'n8n-nodes-medium', 'engine.cjs');
const EXAMPLES = join(ROOT, 'examples');

/** The example that shows how a file is published; its Create node is what is executed here. */
export const PUBLISHING_EXAMPLE = 'publish-a-markdown-file.json';

/** The article that is published unless there are others. */
export const EXAMPLE_ARTICLE = join(EXAMPLES, 'articles', 'a-week-of-quiet-automation.md');

/** The parameters of the example's node Post → Create. */
async function exampleParameters(): Promise<Job['parameters']> {
	const file = join(EXAMPLES, PUBLISHING_EXAMPLE);
	const { nodes } = JSON.parse(await readFile(file, 'utf8')) as {
		nodes: { type: string; parameters: Job['parameters'] }[];
	};
	const create = nodes.find(
		({ type, parameters }) =>
			type === 'n8n-nodes-medium.medium' && parameters['operation'] === 'create',
	);
	if (!create) throw new Failure(`examples/${PUBLISHING_EXAMPLE} has no node Post → Create.`);
	return create.parameters;
}

/** People's own articles are shown also where a picture of theirs cannot be found. */
const LEAVE_OUT_MISSING: Job['parameters'] = { contentOptions: { whenMissing: 'leaveOut' } };

/**
 * Publishes each file as a story of its own in the local Medium; unless `isExample`, a picture that
 * is missing is left out with a warning. Throws a `Failure` when the engine
 * itself does not run, `Stopped` when the signal fires; what goes wrong with a file is in its result.
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
		parameters: { ...(await exampleParameters()), ...(isExample ? {} : LEAVE_OUT_MISSING) },
		token: SANDBOX_TOKEN,
	};
	const engine = startGroup(process.execPath, [ENGINE], {
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
		const said = text(engine.child.stderr);
		const publications = json(engine.child.stdout).catch(() => undefined);
		const code = await engine.ended;
		if (signal.aborted) throw new Stopped();
		const result = await publications;
		if (code !== 0 || result === undefined) {
			throw new Failure(`n8n's engine ended with code ${code}:\n${(await said).trimEnd()}`);
		}
		return result as Publication[];
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
