/**
 * How long the built node takes to load, against the file of n8n's own Medium node, in one run: each
 * in processes of its own, by turns, with n8n-workflow loaded already, as n8n has it.
 *
 *     npm run bench:load
 *
 * n8n's own node is there when `node sandbox/n8n/install.ts` has installed n8n.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const ROUNDS = 21;
const ROOT = path.resolve(import.meta.dirname, '..');
const N8N = path.join(ROOT, 'sandbox/n8n/node_modules');
const FILES = {
	'this package': path.join(ROOT, 'dist/nodes/Medium/Medium.node.js'),
	'n8n’s own node': path.join(N8N, 'n8n-nodes-base/dist/nodes/Medium/Medium.node.js'),
};

const [file] = process.argv.slice(2);
if (file) console.log(loadOnce(file));
else compare();

/** In milliseconds, with the n8n-workflow that this file finds. */
function loadOnce(file) {
	const require = createRequire(file);
	require('n8n-workflow');
	const start = performance.now();
	require(file);
	return performance.now() - start;
}

function compare() {
	for (const file of Object.values(FILES)) {
		if (!existsSync(file))
			throw new Error(`There is no ${file}. First: npm run build, node sandbox/n8n/install.ts`);
	}
	const times = Object.entries(FILES).map(([name, file]) => ({ name, file, ms: [] }));
	for (let round = 0; round < ROUNDS; round++) {
		for (const { file, ms } of times) ms.push(measureInProcess(file));
	}
	const [ours, theirs] = times.map(({ ms }) => median(ms));
	for (const { name, ms } of times) {
		console.log(`${name}: ${median(ms).toFixed(1)} ms (${Math.min(...ms).toFixed(1)} at best)`);
	}
	console.log(`ratio ${(ours / theirs).toFixed(2)} (medians of ${ROUNDS})`);
}

function measureInProcess(file) {
	const { status, stdout, stderr } = spawnSync(process.execPath, [import.meta.filename, file], {
		encoding: 'utf8',
	});
	if (status !== 0) throw new Error(stderr);
	return Number(stdout);
}

function median(numbers) {
	return numbers.toSorted((one, other) => one - other)[numbers.length >> 1];
}
