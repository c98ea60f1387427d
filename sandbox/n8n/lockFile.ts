/** The packages in npm's lock file for this platform. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface LockedPackage {
	version?: string;
	integrity?: string;
	os?: string[];
	cpu?: string[];
	libc?: string[];
}

/** The C library of this Linux, in npm's terms. */
const LIBC = existsSync('/etc/alpine-release') ? 'musl' : 'glibc';

function accepts(list: string[] | undefined, value: string): boolean {
	return (
		!list ||
		list.includes(value) ||
		(list[0]?.startsWith('!') && !list.includes(`!${value}`)) === true
	);
}

/** Reads which packages npm installs in this folder on this platform, by their path in the folder. */
export async function readLockFile(folder: string): Promise<{
	name?: string;
	version?: string;
	packages: Map<string, LockedPackage>;
}> {
	const { packages, name, version } = JSON.parse(
		await readFile(join(folder, 'package-lock.json'), 'utf8'),
	) as { name?: string; version?: string; packages: Record<string, LockedPackage> };
	return {
		...(name && { name }),
		...(version && { version }),
		packages: new Map(
			Object.entries(packages).filter(
				([path, { os, cpu, libc }]) =>
					path !== '' &&
					accepts(os, process.platform) &&
					accepts(cpu, process.arch) &&
					accepts(libc, LIBC),
			),
		),
	};
}
