import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline/promises';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import nock from 'nock';

import { type LocalMedium, startLocalMedium } from '../../../support/localMedium';

const NETWORK = path.join(__dirname, '../../../../sandbox/network/main.ts');

/** The local Medium in the place of api.medium.com, over real sockets and real TLS. */
export interface Wire {
	medium: LocalMedium;
	stop(): Promise<void>;
}

/**
 * Starts the sandbox's Medium and the network that leads to it, and makes this process use both as
 * n8n would: by HTTPS_PROXY, and by trusting the network's own authority.
 */
export async function startWire(): Promise<Wire> {
	// It would stand between the sockets even where it answers nothing.
	nock.restore();
	const folder = await mkdtemp(path.join(tmpdir(), 'wire-'));
	const medium = await startLocalMedium();
	const child = spawn(
		process.execPath,
		[NETWORK, '--medium-port', new URL(medium.url).port, '--folder', folder],
		{ stdio: ['ignore', 'pipe', 'inherit'] },
	);
	const kill = (): void => void child.kill('SIGKILL');
	process.once('exit', kill);
	const ended = new Promise((resolve) => child.once('exit', resolve));
	const lines = createInterface({ input: child.stdout });
	const line = await new Promise<string>((resolve) => lines.once('line', resolve));
	const { url, caFile } = JSON.parse(line) as { url: string; caFile: string };
	const trusted = getCACertificates();
	setDefaultCACertificates([...trusted, await readFile(caFile, 'utf8')]);
	process.env.HTTPS_PROXY = url;
	return {
		medium,
		async stop() {
			delete process.env.HTTPS_PROXY;
			setDefaultCACertificates(trusted);
			child.kill('SIGTERM');
			await ended;
			process.off('exit', kill);
			lines.close();
			await medium.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}
