import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService, ErrorReporter } from 'n8n-core';

/**
 * Where the bytes of files are: `memory` keeps them in the items as base64; `filesystem`, n8n's own
 * default, writes them to disk and leaves an id in the item. Only with the latter does
 * `getBinaryStream` stream and does an id exist at all.
 */
export type BinaryMode = 'memory' | 'filesystem';

const folders: string[] = [];

/**
 * Makes n8n-core use a binary data service of the given kind, the real one, from now on. A folder
 * of its own is made for files; it goes when the test file is done, so outputs stay readable until then.
 */
export async function useBinaryData(mode: BinaryMode): Promise<BinaryDataService> {
	const config = Container.get(BinaryDataConfig);
	config.mode = mode === 'memory' ? 'default' : 'filesystem';
	if (mode === 'filesystem') {
		config.localStoragePath = await mkdtemp(join(tmpdir(), 'n8n-test-binary-'));
		folders.push(config.localStoragePath);
	}
	const service = new BinaryDataService(
		config,
		Container.get(ErrorReporter),
		Container.get(Logger),
	);
	await service.init();
	Container.set(BinaryDataService, service);
	return service;
}

afterAll(async () => {
	await Promise.all(
		folders.splice(0).map((folder) => rm(folder, { recursive: true, force: true })),
	);
});
