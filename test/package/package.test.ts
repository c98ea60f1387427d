import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import { type PackedPackage, packPackage, ROOT, runScript } from './packed';

const MAX_TARBALL_BYTES = 2 * 1024 * 1024;

let packed: PackedPackage;

beforeAll(async () => {
	packed = await packPackage();
});

afterAll(async () => await packed.remove());

async function readPackageJson(): Promise<Record<string, unknown>> {
	const text = await readFile(path.join(packed.folder, 'package.json'), 'utf8');
	return JSON.parse(text) as Record<string, unknown>;
}

describe('the packed package', () => {
	it('contains only the files that n8n needs', () => {
		expect(packed.files).toEqual([
			'LICENSE',
			'README.md',
			'dist/THIRD-PARTY-NOTICES.txt',
			'dist/credentials/MediumApi.credentials.js',
			'dist/credentials/MediumOAuth2Api.credentials.js',
			'dist/nodes/Medium/Medium.node.js',
			'dist/nodes/Medium/Medium.node.json',
			'dist/nodes/Medium/MediumTrigger.node.js',
			'dist/nodes/Medium/MediumTrigger.node.json',
			'dist/nodes/Medium/content/index.js',
			'dist/nodes/Medium/medium.dark.svg',
			'dist/nodes/Medium/medium.svg',
			'package.json',
		]);
	});

	it('contains no path of the build machine and no reference to a missing file', async () => {
		const traces = ['node_modules', 'nodes', 'credentials'].map((name) => path.join(ROOT, name));
		for (const file of packed.files) {
			const text = await readFile(path.join(packed.folder, file), 'utf8');
			for (const trace of [...traces, 'sourceMappingURL=']) expect(text).not.toContain(trace);
		}
	});

	it('lists the bundled libraries with their licenses', async () => {
		const sources = (await readdir(path.join(ROOT, 'nodes'), { recursive: true })).filter((file) =>
			file.endsWith('.ts'),
		);
		const imports = sources.map(async (file) => {
			const text = await readFile(path.join(ROOT, 'nodes', file), 'utf8');
			return [...text.matchAll(/^import (?!type )[^;]*? from '([^.'][^']*)';$/gm)];
		});
		const libraries = new Set((await Promise.all(imports)).flat().map(([, name = '']) => name));
		for (const notBundled of ['n8n-workflow', 'crypto']) libraries.delete(notBundled);
		expect(libraries.size).toBeGreaterThan(10);

		const notices = path.join(packed.folder, 'dist/THIRD-PARTY-NOTICES.txt');
		const [, ...parts] = (await readFile(notices, 'utf8')).split(/^-{80}$/m);
		const named = parts.flatMap((part) => part.match(/^\S+(?= \d+\.\d+\.\d+ \()/gm) ?? []);
		expect(named).toEqual(expect.arrayContaining([...libraries]));
		// It also lists their dependencies.
		expect(named).toEqual(expect.arrayContaining(['micromark', 'unist-util-visit', 'entities']));
		for (const part of parts) expect(part).toMatch(/copyright/i);
	});

	it('is small', () => {
		expect(packed.size).toBeLessThan(MAX_TARBALL_BYTES);
	});

	it('meets the requirements for an n8n community package', async () => {
		const packageJson = await readPackageJson();

		expect(packageJson).toMatchObject({ name: 'n8n-nodes-medium', license: 'MIT' });
		expect(packageJson.publishConfig).toEqual({ access: 'public', provenance: true });
		expect(packageJson.keywords).toContain('n8n-community-node-package');
		expect(packageJson.dependencies ?? {}).toEqual({});
		expect(packageJson.peerDependencies).toEqual({ 'n8n-workflow': '*' });
		expect(packageJson).not.toHaveProperty('overrides');
		const scripts = Object.keys(packageJson.scripts ?? {});
		expect(
			scripts.filter((name) => /^(pre|post)|^(install|prepare|prepublish)/.test(name)),
		).toEqual([]);
	});

	it('loads in n8n: the node in both versions, the trigger, the credentials, icons and codex', async () => {
		const icons = {
			light: 'icons/n8n-nodes-medium/dist/nodes/Medium/medium.svg',
			dark: 'icons/n8n-nodes-medium/dist/nodes/Medium/medium.dark.svg',
		};

		expect(await runScript('load.mjs', packed.folder)).toEqual({
			nodes: {
				medium: {
					displayName: 'Medium',
					icons,
					categories: ['Marketing', 'Communication'],
					versions: ['1', '2'],
					currentVersion: 2,
				},
				mediumTrigger: {
					displayName: 'Medium Trigger',
					icons,
					categories: ['Marketing', 'Communication'],
					versions: ['1'],
				},
			},
			credentials: { mediumApi: icons, mediumOAuth2Api: icons },
		});
	});

	it.each([
		['sources', () => ROOT, 'sources', 50],
		['packed files', () => packed.folder, 'packed', 4],
	])('passes n8n’s scan of its %s without a warning', async (_what, folder, kind, atLeast) => {
		const { files, findings } = (await runScript('scan.mjs', folder(), kind)) as {
			files: number;
			findings: string[];
		};

		expect(findings).toEqual([]);
		expect(files).toBeGreaterThanOrEqual(atLeast);
	});
});
