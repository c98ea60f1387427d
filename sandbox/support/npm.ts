import { Failure, Stopped } from './failure.ts';
import { startProcessGroup } from './processGroup.ts';
import { environmentWithThisNode } from './environment.ts';

const MAX_LINES = 12;

const NO_NETWORK =
	/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|network request to|UNABLE_TO_|SELF_SIGNED|CERT_/;
const DISK_FULL = /ENOSPC|EDQUOT|no space left/i;

/** How to start npm: the one that runs this script, or else the one in the PATH. */
function npmProgram(): [string, ...string[]] {
	const running = process.env['npm_execpath'];
	return running?.endsWith('npm-cli.js') ? [process.execPath, running] : ['npm'];
}

function explain(what: string, code: number, output: string): Failure {
	// npm prints the cause first and suggestions after it.
	const lines = output.trimEnd().split('\n');
	const errors = lines.filter((line) => /^npm (?:error|ERR!) \S/.test(line)).slice(0, MAX_LINES);
	const shown = errors.length > 0 ? errors : lines.slice(-MAX_LINES);
	const npmOutput = `npm printed:\n${shown.map((line) => `    ${line}`).join('\n')}`;
	if (DISK_FULL.test(output)) {
		return new Failure(
			`${what}: the disk is full.\n${npmOutput}`,
			'Free some disk space (n8n needs 3 GB) and run the same command again.',
		);
	}
	if (NO_NETWORK.test(output)) {
		return new Failure(
			`${what}: npm cannot reach its registry.\n${npmOutput}`,
			"This step needs an internet connection. Check the connection. If you use a proxy, also check npm's settings (npm config get registry, https-proxy, cafile). Then run the same command again.",
		);
	}
	return new Failure(
		`${what}: npm ended with code ${code}.\n${npmOutput}`,
		'Run the same command again. It keeps the packages that are already installed.',
	);
}

/**
 * Runs npm in a folder and returns its output. Throws a `Failure` that explains a network error or a
 * full disk, and `Stopped` when the signal fires. npm then gets SIGTERM, so that it removes what it
 * has installed so far, or is killed.
 */
export async function runNpm(
	what: string,
	folder: string,
	args: readonly string[],
	signal: AbortSignal,
	whenStopped: 'end' | 'kill' = 'end',
): Promise<string> {
	const [program, ...first] = npmProgram();
	const npm = startProcessGroup(program, [...first, ...args], {
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
			throw new Failure(`${what}: npm is not installed.`, 'Install npm 10 or newer.');
		}
		throw error;
	} finally {
		signal.removeEventListener('abort', stop);
	}
}
