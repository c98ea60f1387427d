/**
 * The part of the npm registry and of n8n's own service that n8n asks when a community package is
 * installed, answered from one tarball. n8n 2.41 asks (modules/community-packages): its service
 * whether the package is banned, the registry for `/name/latest`, and then `npm pack name@latest`
 * reads the packument and the tarball. Hosts are told apart by their first label.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** What the network answers; a string body is JSON. */
export interface Answer {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** A packed package, as `npm pack --json` describes it. */
export interface Tarball {
	name: string;
	version: string;
	file: string;
	/** The package.json in it. */
	manifest: Record<string, unknown>;
}

function json(status: number, value: unknown): Answer {
	return {
		status,
		headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
		body: JSON.stringify(value),
	};
}

/** n8n's service: every package is in good standing. */
function answerForN8n(path: string): Answer | undefined {
	return path === '/api/package' ? json(200, { status: 'OK' }) : undefined;
}

/**
 * Answers for the hosts that the installation of a community package needs; undefined for all
 * others. The tarball is read again for every request, so a newly packed one is served at once.
 */
export function createRegistry(
	tarball: Tarball,
): (host: string, path: string) => Promise<Answer | undefined> {
	const { name, version, file, manifest } = tarball;
	const fileName = `${name}-${version}.tgz`;

	const answerForRegistry = async (host: string, path: string): Promise<Answer | undefined> => {
		const bytes = await readFile(file);
		const release = {
			...manifest,
			name,
			version,
			_id: `${name}@${version}`,
			dist: {
				tarball: `https://${host}/${name}/-/${fileName}`,
				shasum: createHash('sha1').update(bytes).digest('hex'),
				integrity: `sha512-${createHash('sha512').update(bytes).digest('base64')}`,
			},
		};
		switch (decodeURIComponent(path)) {
			case `/${name}`:
				return json(200, {
					_id: name,
					name,
					'dist-tags': { latest: version },
					versions: { [version]: release },
				});
			case `/${name}/latest`:
			case `/${name}/${version}`:
				return json(200, release);
			case `/${name}/-/${fileName}`:
				return {
					status: 200,
					headers: { 'content-type': 'application/octet-stream', 'cache-control': 'no-store' },
					body: bytes,
				};
			default:
				return undefined;
		}
	};

	return async (host, path) => {
		if (host === 'api.n8n.io') return answerForN8n(path);
		if (host.startsWith('registry.')) return await answerForRegistry(host, path);
		return undefined;
	};
}
