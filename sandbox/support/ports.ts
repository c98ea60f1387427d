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

/**
 * The port asked for, or any free one for 0. Throws a `Failure` that names the option when it is
 * taken: another port is never chosen silently.
 */
export async function claimPort(port: number, what: string, option: string): Promise<number> {
	if (port === 0) return await freePort();
	if (await isFree(port)) return port;
	throw new Failure(
		`Port ${port}, where ${what} was to listen, is taken.`,
		`End what listens there, or choose another port: npm start -- ${option} ${port + 1}`,
	);
}
