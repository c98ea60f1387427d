import { createServer } from 'node:net';
import { Failure } from './failure.ts';

const LOCAL = '127.0.0.1';

/** A port nobody listens on: the one asked for, or any for 0. Undefined when it is taken. */
async function tryPort(port: number): Promise<number | undefined> {
	return await new Promise((resolve, reject) => {
		const server = createServer();
		server.once('error', (error: NodeJS.ErrnoException) => {
			if (error.code === 'EADDRINUSE' || error.code === 'EACCES') resolve(undefined);
			else reject(error);
		});
		server.listen(port, LOCAL, () => {
			const address = server.address();
			server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
		});
	});
}

/** Any free port. */
export async function freePort(): Promise<number> {
	const port = await tryPort(0);
	if (port === undefined) throw new Failure('This machine has no free port left.');
	return port;
}

/**
 * The port asked for, or any free one for 0. Throws a `Failure` that names the option when it is
 * taken: another port is never chosen silently.
 */
export async function claimPort(port: number, what: string, option: string): Promise<number> {
	const free = await tryPort(port);
	if (free !== undefined) return free;
	throw new Failure(
		`Port ${port}, where ${what} was to listen, is taken.`,
		`End what listens there, or choose another port: npm start -- ${option} ${port + 1}`,
	);
}
