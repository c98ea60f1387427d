import { parseArgs } from 'node:util';
import { startNetwork } from './proxy.ts';

/**
 * `node sandbox/network/main.ts --medium-port PORT --folder DIR`: runs only the network until
 * SIGTERM or SIGINT, for any program that supports a proxy. Prints one line of JSON, `{"url",
 * "caFile", …}`, as soon as it is ready.
 */
const { values } = parseArgs({
	options: { 'medium-port': { type: 'string' }, folder: { type: 'string' } },
});
const network = await startNetwork({
	mediumPort: Number(values['medium-port']),
	folder: values.folder ?? '.',
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
	process.on(signal, () => void network.stop().then(() => process.exit(0)));
}
process.stdout.write(`${JSON.stringify(network)}\n`);
