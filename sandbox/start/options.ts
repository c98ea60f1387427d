import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm start -- [options]

Starts a local Medium and a real n8n with this package in it, and publishes an example.

  --once              end after publishing; exit code 0 only if the story is there
  --n8n-port PORT     where n8n listens (5678; 0 takes any free port)
  --medium-port PORT  where the local Medium listens (3210; 0 takes any free port)
  --data DIR          keep n8n's data there instead of in sandbox/.data
  --empty             install nothing in n8n and publish nothing: to do that by hand
  --n8n DIR           run the n8n that is installed there instead of in sandbox/n8n
  --keep-n8n          start n8n again whenever it ends; the local Medium goes on meanwhile
  --json              print one line of JSON when all is ready, and progress on stderr
  --help              this text`;

/** What was asked for on the command line. */
export interface Options {
	once: boolean;
	empty: boolean;
	keepN8n: boolean;
	json: boolean;
	help: boolean;
	n8nPort: number;
	mediumPort: number;
	dataFolder: string;
	/** The folder with the node_modules that n8n is in; undefined for the sandbox's own. */
	installation: string | undefined;
}

function readPort(name: string, value: string): number {
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65_535) throw new UsageError(`--${name} ${value} is no port.`);
	return port;
}

/** The command line cannot be understood; its message is followed by the usage. */
export class UsageError extends Error {}

/** Reads the command line. Throws a `UsageError` for anything it does not know. */
export function readOptions(args: string[]): Options {
	let values;
	try {
		({ values } = parseArgs({
			args,
			options: {
				once: { type: 'boolean', default: false },
				empty: { type: 'boolean', default: false },
				'keep-n8n': { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
				'n8n-port': { type: 'string', default: '5678' },
				'medium-port': { type: 'string', default: '3210' },
				data: { type: 'string' },
				n8n: { type: 'string' },
			},
		}));
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
	if (values.once && values.empty) {
		throw new UsageError('With --empty nothing is published, so there is nothing to do --once.');
	}
	return {
		once: values.once,
		empty: values.empty,
		keepN8n: values['keep-n8n'],
		json: values.json,
		help: values.help,
		n8nPort: readPort('n8n-port', values['n8n-port']),
		mediumPort: readPort('medium-port', values['medium-port']),
		dataFolder: values.data ? resolve(values.data) : join(import.meta.dirname, '..', '.data'),
		installation: values.n8n === undefined ? undefined : resolve(values.n8n),
	};
}
