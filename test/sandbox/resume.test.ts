import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

import { keepCompletePackages } from '../../sandbox/n8n/resume';

/** A tarball that npm has verified is in its cache by its digest. */
const digestOf = (name: string): Buffer => createHash('sha512').update(name).digest();
const locked = (name: string, version = '1.0.0'): { version: string; integrity: string } => ({
	version,
	integrity: `sha512-${digestOf(name).toString('base64')}`,
});
/** In milliseconds; what npm wrote this recently before it was killed may be incomplete. */
const RECENT = 500;

let folder: string;
let cache: string;

async function download(name: string): Promise<void> {
	const hex = digestOf(name).toString('hex');
	const place = path.join(cache, '_cacache/content-v2/sha512', hex.slice(0, 2), hex.slice(2, 4));
	await mkdir(place, { recursive: true });
	await writeFile(path.join(place, hex.slice(4)), '');
}

async function extract(place: string, version = '1.0.0'): Promise<void> {
	const whole = path.join(folder, 'node_modules', place);
	await mkdir(path.join(whole, 'lib'), { recursive: true });
	await writeFile(path.join(whole, 'package.json'), JSON.stringify({ version }));
	await writeFile(path.join(whole, 'lib/index.js'), '');
}

beforeEach(async () => {
	folder = await mkdtemp(path.join(tmpdir(), 'interrupted-'));
	cache = await mkdtemp(path.join(tmpdir(), 'npm-cache-'));
});
afterEach(async () => {
	await rm(folder, { recursive: true, force: true });
	await rm(cache, { recursive: true, force: true });
});

it('keeps what an interrupted installation has completed, and removes the rest', async () => {
	for (const name of ['whole', '@scope/whole', 'inner', 'outdated', 'recent']) await download(name);
	await extract('whole');
	await extract('@scope/whole');
	await extract('whole/node_modules/inner');
	await extract('whole/node_modules/.inner-1a2B3c4D');
	await extract('neverDownloaded');
	await extract('neverDownloaded/node_modules/inner');
	await extract('outdated', '0.9.0');
	await extract('unknown');
	await wait(2 * RECENT);
	await extract('recent');

	const packages = new Map([
		['node_modules/whole', locked('whole')],
		['node_modules/@scope/whole', locked('@scope/whole')],
		['node_modules/whole/node_modules/inner', locked('inner')],
		['node_modules/neverDownloaded', locked('neverDownloaded')],
		['node_modules/neverDownloaded/node_modules/inner', locked('inner')],
		['node_modules/outdated', locked('outdated')],
		['node_modules/recent', locked('recent')],
		['node_modules/missing', locked('missing')],
	]);
	expect(await keepCompletePackages(folder, { name: 'n8n' }, packages, cache, RECENT)).toBe(3);

	const modules = path.join(folder, 'node_modules');
	expect((await readdir(modules)).sort()).toEqual(['.package-lock.json', '@scope', 'whole']);
	expect(await readdir(path.join(modules, 'whole/node_modules'))).toEqual(['inner']);
	const hidden = await readFile(path.join(modules, '.package-lock.json'), 'utf8');
	expect(JSON.parse(hidden)).toEqual({
		name: 'n8n',
		lockfileVersion: 3,
		requires: true,
		packages: Object.fromEntries([...packages].slice(0, 3)),
	});
});
