import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Failure } from './failure.ts';

const LOCAL = '127.0.0.1';

/**
 * Below the ports that systems use for outgoing connections (from 32768 on Linux, from 49152
 * elsewhere), because n8n opens its ports seconds after this check, and again at each restart.
 */
const PORT_RANGE = { lowest: 20_000, highest: 32_000 };
const MAX_TRIES = 50;

/** Whether no program listens on this port. */
async function isFree(port: number): Promise<boolean> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(false);
			else reject(error);
		});
		server.listen(port, LOCAL, () => server.close(() => resolve(true)));
	});
}

/** Finds any free port. */
export async function findFreePort(): Promise<number> {
	for (let tries = 0; tries < MAX_TRIES; tries += 1) {
		const port = randomInt(PORT_RANGE.lowest, PORT_RANGE.highest);
		if (await isFree(port)) return port;
	}
	throw new Failure('This computer has no free port.');
}

/** A port to listen on, and the program that needs it. */
export interface PortRequest {
	port: number;
	/** Whether the user chose this port. */
	isExplicit: boolean;
	/** The program that will listen, such as `n8n`. */
	what: string;
	/** The command-line option for this port. */
	option: string;
}

/**
 * Finds a free port. If the user chose a port, it must be free; else the next free port is used and
 * reported to `print`. 0 means any port. Throws a `Failure` that names the option.
 */
export async function choosePort(
	{ port, isExplicit, what, option }: PortRequest,
	print: (line: string) => void,
): Promise<number> {
	if (port === 0) return await findFreePort();
	if (await isFree(port)) return port;
	if (isExplicit) {
		throw new Failure(
			`Port ${port}, which you chose for ${what}, is taken.`,
			`Stop the program that uses it, or choose another port: npm start -- ${option} ${port + 1}`,
		);
	}
	for (let next = port + 1; next < port + MAX_TRIES; next += 1) {
		if (await isFree(next)) {
			print(`Port ${port} is taken, so ${what} listens on port ${next}.`);
			return next;
		}
	}
	throw new Failure(
		`${what} cannot start: the ports from ${port} to ${port + MAX_TRIES - 1} are all taken.`,
		`Choose another port: npm start -- ${option} PORT`,
	);
}
