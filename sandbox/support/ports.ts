import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Failure } from './failure.ts';

const LOCAL = '127.0.0.1';

/**
 * Below the ports that systems give to connections (from 32768 on Linux, from 49152 elsewhere): n8n
 * takes its ports seconds after they were found free, and again whenever it is started again.
 */
const CHOSEN_FROM = { lowest: 20_000, highest: 32_000 };
const TRIES = 50;

/** Whether nobody listens there. */
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

/** Any free port. */
export async function freePort(): Promise<number> {
	for (let tries = 0; tries < TRIES; tries += 1) {
		const port = randomInt(CHOSEN_FROM.lowest, CHOSEN_FROM.highest);
		if (await isFree(port)) return port;
	}
	throw new Failure('This machine has no free port left.');
}

/** A port to listen on, and for whom. */
export interface PortRequest {
	port: number;
	/** Whether a person asked for this very port. */
	asked: boolean;
	/** Who is going to listen, such as `n8n`. */
	what: string;
	/** The option that chooses it. */
	option: string;
}

/**
 * Finds a free port: the one asked for, or from the usual one on the next that is free, which `say`
 * then names. 0 takes any. Throws a `Failure` that names the option when the one asked for is taken.
 */
export async function claimPort(
	{ port, asked, what, option }: PortRequest,
	say: (line: string) => void,
): Promise<number> {
	if (port === 0) return await freePort();
	if (await isFree(port)) return port;
	if (asked) {
		throw new Failure(
			`Port ${port}, which you chose for ${what}, is taken.`,
			`Stop the program that listens there, or choose another port: npm start -- ${option} ${port + 1}`,
		);
	}
	for (let next = port + 1; next < port + TRIES; next += 1) {
		if (await isFree(next)) {
			say(`Port ${port} is taken, so ${what} listens on port ${next}.`);
			return next;
		}
	}
	throw new Failure(
		`The ports from ${port} to ${port + TRIES - 1}, where ${what} could listen, are all taken.`,
		`Choose another port: npm start -- ${option} PORT`,
	);
}
