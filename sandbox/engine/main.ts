/**
 * Runs n8n's engine in its own process: reads a job (`publishArticles.ts`) as JSON from standard
 * input and prints the results as one line of JSON. As in n8n, HTTPS_PROXY and NODE_EXTRA_CA_CERTS
 * in the environment lead to the local Medium. `gulp` bundles this file, because n8n-core and
 * n8n-workflow must be loaded with `require`, as the built nodes do.
 */
import 'reflect-metadata';

import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';

import { isolateEngine } from './environment.ts';
import { type Job, publishArticles } from './publishArticles.ts';

async function main(): Promise<void> {
	const home = await mkdtemp(join(tmpdir(), 'n8n-engine-'));
	isolateEngine(home);
	try {
		const publications = await publishArticles((await json(process.stdin)) as Job);
		process.stdout.write(`${JSON.stringify(publications)}\n`);
	} finally {
		await rm(home, { recursive: true, force: true });
	}
}

main().then(
	() => process.exit(0),
	(error: unknown) => {
		process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
		process.exit(1);
	},
);
