import { Failure, Stopped } from './failure.ts';
import { startGroup } from './children.ts';
import { environmentWithThisNode } from './environment.ts';

const KEPT_LINES = 12;

const NO_NETWORK =
	/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network request to|UNABLE_TO_|SELF_SIGNED|CERT_/;
const DISK_FULL = /ENOSPC|EDQUOT|no space left/i;

/** How to start npm: the one that runs this script, otherwise the one in the PATH. */
function npmProgram(): [string, ...string[]] {
	const running = process.env['npm_execpath'];
	return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}

function explain(what: string, code: number, output: string): Failure {
	// npm names the cause first and explains its options after it.
	const lines = output.trimEnd().split('\n');
	const errors = lines.filter((line) => /^npm (?:error|ERR!) \S/.test(line)).slice(0, KEPT_LINES);
	const words = errors.length > 0 ? errors : lines.slice(-KEPT_LINES);
	const said = `npm said:\n${words.map((line) => `    ${line}`).join('\n')}`;
	if (DISK_FULL.test(output)) {
		return new Failure(
			`${what}: the disk is full.\n${said}`,
			'Free some space (n8n takes 3 GB) and run the same command again.',
		);
	}
	if (NO_NETWORK.test(output)) {
		return new Failure(
			`${what}: npm cannot reach its registry.\n${said}`,
			"This step needs the network. Check the connection, and npm's own settings if you are behind a proxy (npm config get registry, https-proxy, cafile), then run the same command again.",
		);
	}
	return new Failure(
		`${what}: npm ended with code ${code}.\n${said}`,
		'Run the same command again: it goes on with what is already there.',
	);
}

/**
 * Runs npm in a folder and answers with what it printed. Throws a `Failure` that tells a missing
 * network and a full disk apart from the rest, and `Stopped` when the signal fires: npm is then asked
 * to end, which lets it undo what it has done, or killed.
 */
export async function runNpm(
	what: string,
	folder: string,
	args: readonly string[],
	signal: AbortSignal,
	whenStopped: 'end' | 'kill' = 'end',
): Promise<string> {
	const [program, ...first] = npmProgram();
	const npm = startGroup(program, [...first, ...args], {
		cwd: folder,
		env: environmentWithThisNode(),
	});
	let stdout = '';
	let both = '';
	npm.child.stdout.on('data', (text: string) => {
		stdout += text;
		both += text;
	});
	npm.child.stderr.on('data', (text: string) => {
		both += text;
	});
	const end = () => (whenStopped === 'kill' ? npm.kill() : npm.end(2000));
	const stop = () => void end();
	signal.addEventListener('abort', stop, { once: true });
	if (signal.aborted) stop();
	try {
		const code = await npm.ended;
		if (signal.aborted) {
			await end();
			throw new Stopped();
		}
		if (code !== 0) throw explain(what, code, both);
		return stdout;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
			throw new Failure(`${what}: there is no npm.`, 'Install npm 10 or newer.');
		}
		throw error;
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
