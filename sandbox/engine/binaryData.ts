import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import { BinaryDataConfig, BinaryDataService, ErrorReporter } from 'n8n-core';

/**
 * Where files are stored: `memory` keeps them in the items as base64; `filesystem`, n8n's default,
 * writes them to disk and puts an id in the item. Only `filesystem` has ids, and only with it does
 * `getBinaryStream` stream.
 */
export type BinaryMode = 'memory' | 'filesystem';

/**
 * Makes n8n-core use its real binary data service in this mode. Files are in a new folder below
 * n8n-core's own (see `isolateEngine`), so outputs stay readable until that folder is deleted.
 */
export async function useBinaryData(mode: BinaryMode): Promise<BinaryDataService> {
	const config = Container.get(BinaryDataConfig);
	config.mode = mode === 'memory' ? 'default' : 'filesystem';
	if (mode === 'filesystem') {
		const home = process.env['N8N_USER_FOLDER'] ?? tmpdir();
		config.localStoragePath = await mkdtemp(join(home, 'binary-'));
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
