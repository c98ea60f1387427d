import { existsSync } from 'node:fs';
import path from 'node:path';

import type { INodeType, IVersionedNodeType } from 'n8n-workflow';

import { loadNodeType } from '../../sandbox/engine/nodeTypes';

const INSTALLED = path.resolve(__dirname, '../../sandbox/n8n/node_modules/n8n-nodes-base/dist');

/** n8n's own Medium node: the file that n8n ships, with the n8n-workflow it was installed with. */
export async function loadBuiltInNode(): Promise<INodeType | IVersionedNodeType> {
	return await loadNodeType(findInstalled('nodes/Medium/Medium.node.js'));
}

/**
 * The path of a file of n8n's own nodes.
 *
 * @throws when n8n is not installed: a comparison with nothing must not pass
 */
export function findInstalled(file: string): string {
	const whole = path.join(INSTALLED, file);
	if (existsSync(whole)) return whole;
	throw new Error(
		`n8n is not installed in sandbox/n8n (no ${path.basename(file)}). Run: node sandbox/n8n/install.ts`,
	);
}
