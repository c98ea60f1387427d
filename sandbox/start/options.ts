import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm start -- [options]

Starts a local Medium and publishes an example story with this package's node in n8n's engine.
Then installs and starts n8n with this package in it.

  --once              end after the first story; exit code 0 only if the story is complete
  --once FILE...      publish your own .md and .html files instead, each as a story, and keep
                      the local Medium running until you press Enter
  --once --n8n        publish through a real n8n in which the package is installed as users do
  --n8n-port PORT     where n8n listens (5678 or the next free port; 0 takes any free port)
  --medium-port PORT  where the local Medium listens (3210 or the next free port; 0 takes any)
  --data DIR          keep n8n's data there instead of in sandbox/.data
  --empty             install nothing in n8n and publish nothing: to do that by hand
  --n8n-dir DIR       run the n8n that is installed there instead of in sandbox/n8n
  --dev               rebuild the package when its sources change, and reload it in n8n
  --keep-n8n          start n8n again whenever it ends; the local Medium goes on meanwhile
  --json              print the results as lines of JSON, and progress on stderr
  --help              this text`;

/** A port, and whether somebody asked for this very one. */
export interface PortChoice {
	port: number;
	asked: boolean;
}

/** What was asked for on the command line. */
export interface Options {
	once: boolean;
	/** With `once`: through a real n8n. */
	throughN8n: boolean;
	/** With `once`: what is published instead of the example; absolute paths. */
	files: string[];
	empty: boolean;
	dev: boolean;
	keepN8n: boolean;
	json: boolean;
	help: boolean;
	n8nPort: PortChoice;
	mediumPort: PortChoice;
	dataFolder: string;
	/** The folder with the node_modules that n8n is in; undefined for the sandbox's own. */
	installation: string | undefined;
}

/** The command line cannot be understood; its message is followed by the usage. */
export class UsageError extends Error {}

/** Where the person stands who ran the command: npm itself changes to the package's folder. */
function callersFolder(): string {
	return process.env['INIT_CWD'] ?? process.cwd();
}

function readPort(name: string, value: string | undefined, usual: number): PortChoice {
	if (value === undefined) return { port: usual, asked: false };
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65_535) {
		throw new UsageError(`--${name} ${value} is not a port: it takes a number from 0 to 65535.`);
	}
	return { port, asked: true };
}

function parse(args: string[]) {
	try {
		return parseArgs({
			args,
			allowPositionals: true,
			options: {
				once: { type: 'boolean', default: false },
				n8n: { type: 'boolean', default: false },
				empty: { type: 'boolean', default: false },
				dev: { type: 'boolean', default: false },
				'keep-n8n': { type: 'boolean', default: false },
				json: { type: 'boolean', default: false },
				help: { type: 'boolean', short: 'h', default: false },
				'n8n-port': { type: 'string' },
				'medium-port': { type: 'string' },
				data: { type: 'string' },
				'n8n-dir': { type: 'string' },
			},
		});
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : String(error));
	}
}

/** Reads the command line. Throws a `UsageError` for anything it does not know. */
export function readOptions(args: string[]): Options {
	const { values, positionals } = parse(args);
	if (values.once && values.empty) {
		throw new UsageError('With --empty nothing is published, so there is nothing to do --once.');
	}
	if (positionals.length > 0 && !values.once) {
		throw new UsageError(`To publish your own files: npm start -- --once ${positionals.join(' ')}`);
	}
	if (positionals.length > 0 && values.n8n) {
		throw new UsageError('--n8n publishes the example only: leave out either --n8n or the files.');
	}
	if (values.dev && (values.once || values.empty)) {
		throw new UsageError('--dev goes neither with --once nor with --empty.');
	}
	if (values.n8n && !values.once) {
		throw new UsageError('--n8n goes with --once. Without --once, n8n is started anyway.');
	}
	return {
		once: values.once,
		throughN8n: values.n8n,
		files: positionals.map((file) => resolve(callersFolder(), file)),
		empty: values.empty,
		dev: values.dev,
		keepN8n: values['keep-n8n'],
		json: values.json,
		help: values.help,
		n8nPort: readPort('n8n-port', values['n8n-port'], 5678),
		mediumPort: readPort('medium-port', values['medium-port'], 3210),
		dataFolder: values.data
			? resolve(callersFolder(), values.data)
			: join(import.meta.dirname, '..', '.data'),
		installation:
			values['n8n-dir'] === undefined ? undefined : resolve(callersFolder(), values['n8n-dir']),
	};
}
