import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Failure } from '../support/failure.ts';
import { runNpm } from '../support/npm.ts';
import type { Tarball } from '../network/registry.ts';

const ROOT = join(import.meta.dirname, '..', '..');

interface Packed {
	name: string;
	version: string;
	filename: string;
	integrity: string;
	files: { path: string }[];
}

/** A packed package. The integrity shows whether this build is already installed. */
export interface PackedPackage extends Tarball {
	integrity: string;
}

/** Packs the built package as npm publishes it. Throws a `Failure` if it is not built. */
export async function packPackage(folder: string, signal: AbortSignal): Promise<PackedPackage> {
	await mkdir(folder, { recursive: true });
	const manifest = JSON.parse(await readFile(join(ROOT, 'package.json'), 'utf8')) as Record<
		string,
		unknown
	> & { n8n: { nodes: string[]; credentials: string[] } };
	const output = await runNpm(
		'Packing the package',
		ROOT,
		['pack', '--json', '--ignore-scripts', '--pack-destination', folder],
		signal,
	);
	const [packed] = JSON.parse(output) as Packed[];
	const paths = new Set(packed?.files.map(({ path }) => path));
	const missing = [...manifest.n8n.nodes, ...manifest.n8n.credentials].find(
		(path) => !paths.has(path),
	);
	if (!packed || missing) {
		throw new Failure(`The package is not built: ${missing} is missing.`, 'Run: npm run build');
	}
	const { name, version, filename, integrity } = packed;
	return { name, version, integrity, manifest, file: join(folder, filename) };
}
