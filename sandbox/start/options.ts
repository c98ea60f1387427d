import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm start -- [options]

Starts a local Medium and publishes an example story with this package's node in n8n's engine.
Then installs and starts n8n with this package.

  --once              exit after the first story; exit code 0 only if the story is complete
  --once FILE...      publish your own .md and .html files instead, each as a story, and run the
                      local Medium until you press Enter
  --once --n8n        publish with a real n8n, in which the package is installed as users do it
  --n8n-port PORT     port of n8n (default: 5678 or the next free port; 0: any free port)
  --medium-port PORT  port of the local Medium (default: 3210 or the next free port; 0: any free port)
  --data DIR          folder for n8n's data (default: sandbox/.data)
  --empty             install nothing in n8n and publish nothing, so that you can do it yourself
  --n8n-dir DIR       run the n8n that is installed in this folder (default: sandbox/n8n)
  --dev               rebuild the package when its sources change, and reload it in n8n
  --keep-n8n          restart n8n whenever it ends; the local Medium keeps running
  --json              print results as lines of JSON to stdout, and progress to stderr
  --help              show this text`;

/** A port, and whether the user chose it. */
export interface PortChoice {
	port: number;
	isExplicit: boolean;
}

/** The options on the command line. */
export interface Options {
	once: boolean;
	/** With `once`: publish through a real n8n. */
	throughN8n: boolean;
	/** With `once`: the files to publish instead of the example; absolute paths. */
	files: string[];
	empty: boolean;
	dev: boolean;
	keepN8n: boolean;
	json: boolean;
	help: boolean;
	n8nPort: PortChoice;
	mediumPort: PortChoice;
	dataFolder: string;
	/** The folder whose node_modules contains n8n; undefined for the sandbox's own. */
	installation: string | undefined;
}

/** The command line is not valid. The message is printed together with the usage. */
export class UsageError extends Error {}

/** The folder in which the user ran the command. npm changes to the package's folder. */
function callerFolder(): string {
	return process.env['INIT_CWD'] ?? process.cwd();
}

function readPort(name: string, value: string | undefined, defaultPort: number): PortChoice {
	if (value === undefined) return { port: defaultPort, isExplicit: false };
	const port = Number(value);
	if (!/^\d+$/.test(value) || port > 65_535) {
		throw new UsageError(`--${name} ${value} is not a port. Use a number from 0 to 65535.`);
	}
	return { port, isExplicit: true };
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

/** Reads the command line. Throws a `UsageError` if it is not valid. */
export function readOptions(args: string[]): Options {
	const { values, positionals } = parse(args);
	if (values.once && values.empty) {
		throw new UsageError('Use either --once or --empty: with --empty, nothing is published.');
	}
	if (positionals.length > 0 && !values.once) {
		throw new UsageError(`To publish your own files: npm start -- --once ${positionals.join(' ')}`);
	}
	if (positionals.length > 0 && values.n8n) {
		throw new UsageError('Remove either --n8n or the files: --n8n publishes only the example.');
	}
	if (values.dev && (values.once || values.empty)) {
		throw new UsageError('You cannot combine --dev with --once or --empty.');
	}
	if (values.n8n && !values.once) {
		throw new UsageError('Use --n8n only together with --once. Without --once, n8n always starts.');
	}
	return {
		once: values.once,
		throughN8n: values.n8n,
		files: positionals.map((file) => resolve(callerFolder(), file)),
		empty: values.empty,
		dev: values.dev,
		keepN8n: values['keep-n8n'],
		json: values.json,
		help: values.help,
		n8nPort: readPort('n8n-port', values['n8n-port'], 5678),
		mediumPort: readPort('medium-port', values['medium-port'], 3210),
		dataFolder: values.data
			? resolve(callerFolder(), values.data)
			: join(import.meta.dirname, '..', '.data'),
		installation:
			values['n8n-dir'] === undefined ? undefined : resolve(callerFolder(), values['n8n-dir']),
	};
}
