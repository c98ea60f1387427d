/**
 * Imitates the parts of the npm registry and of n8n's own service that n8n uses to install a
 * community package, with one tarball. n8n 2.41 (modules/community-packages) asks its service
 * whether the package is banned and gets `/name/latest` from the registry; then
 * `npm pack name@latest` gets the packument and the tarball.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';

/** An HTTP response of the network. */
export interface HttpResponse {
	status: number;
	headers: Record<string, string>;
	body: string | Buffer;
}

/** A packed package, as `npm pack --json` describes it. */
export interface Tarball {
	name: string;
	version: string;
	file: string;
	/** The package.json in the tarball. */
	manifest: Record<string, unknown>;
}

function json(status: number, value: unknown): HttpResponse {
	return {
		status,
		headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
		body: JSON.stringify(value),
	};
}

/** n8n's service: no package is banned. */
function respondForN8n(path: string): HttpResponse | undefined {
	return path === '/api/package' ? json(200, { status: 'OK' }) : undefined;
}

/**
 * Responds for the hosts that the installation of a community package needs; undefined for all
 * others. Reads the tarball for each request, so a newly packed one is served at once.
 */
export function createRegistry(
	tarball: Tarball,
): (host: string, path: string) => Promise<HttpResponse | undefined> {
	const { name, version, file, manifest } = tarball;
	const fileName = `${name}-${version}.tgz`;

	const respondForRegistry = async (
		host: string,
		path: string,
	): Promise<HttpResponse | undefined> => {
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
		if (host === 'api.n8n.io') return respondForN8n(path);
		if (host.startsWith('registry.')) return await respondForRegistry(host, path);
		return undefined;
	};
}
