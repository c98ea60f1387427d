import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';

const MB = 1024 * 1024;
const PICTURE_BYTES = 25 * MB;
const MAX_EXTRA_BYTES = 80 * MB;

/** Counts what comes in, as Medium would, and keeps none of it. */
function countingServer(): { server: Server; sizes: number[] } {
	const sizes: number[] = [];
	const server = createServer((request, response) => {
		let size = 0;
		request.on('data', (chunk: Buffer) => (size += chunk.length));
		request.on('end', () => {
			sizes.push(size);
			response.writeHead(201, { 'Content-Type': 'application/json' }).end('{"data":{"url":"u"}}');
		});
	});
	return { server, sizes };
}

describe('uploading a picture of 25 MB', () => {
	it('takes at most 80 MB of extra memory: it is streamed', async () => {
		// Beside the repository's node_modules, where the bundle's imports are found.
		const folder = await mkdtemp(path.join(tmpdir(), 'upload-'));
		const { server, sizes } = countingServer();
		try {
			const file = path.join(folder, 'picture.png');
			await writeFile(file, Buffer.alloc(PICTURE_BYTES, 7));
			const program = path.join(folder, 'upload.cjs');
			await build({
				entryPoints: [path.join(__dirname, 'uploadMemory.ts')],
				outfile: program,
				bundle: true,
				platform: 'node',
				packages: 'external',
				tsconfigRaw: { compilerOptions: { experimentalDecorators: true } },
			});
			await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
			const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/images`;

			const { stdout } = await promisify(execFile)(
				process.execPath,
				[program, url, file, String(PICTURE_BYTES)],
				{ env: { ...process.env, NODE_PATH: path.resolve('node_modules') } },
			);

			const { grownBy } = JSON.parse(stdout) as { grownBy: number };
			process.stdout.write(`Extra memory for an upload of 25 MB: ${Math.round(grownBy / MB)} MB\n`);
			expect(sizes).toHaveLength(2);
			expect(sizes[1]).toBeGreaterThan(PICTURE_BYTES);
			expect(grownBy).toBeLessThanOrEqual(MAX_EXTRA_BYTES);
		} finally {
			server.close();
			await rm(folder, { recursive: true, force: true });
		}
	});
});
