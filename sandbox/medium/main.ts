import { parseArgs } from 'node:util';
import { startMedium } from './server.ts';

/**
 * `node sandbox/medium/main.ts --port 0`: runs a local Medium until SIGTERM or SIGINT. Prints one
 * line of JSON, `{"url","port"}`, as soon as it is ready.
 */
const { values } = parseArgs({
	options: { port: { type: 'string', default: '0' }, verbose: { type: 'boolean', default: false } },
});
const medium = await startMedium({ port: Number(values.port), quiet: !values.verbose });

let stopping = false;
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => {
		if (stopping) return;
		stopping = true;
		void medium.stop().then(() => process.exit(0));
	});
}
process.stdout.write(`${JSON.stringify({ url: medium.url, port: medium.port })}\n`);
