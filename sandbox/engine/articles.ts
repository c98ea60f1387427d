/** Reads article files and their pictures. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/** The content of an article, or why it cannot be published. */
export type Article = { file: string } & ({ content: Buffer } | { problem: string });

/** A picture of an article, with the name that the article uses. */
export interface Picture {
	/** With folders, as in the text, but without dots or slashes at the start. */
	name: string;
	content: Buffer;
}

/** Folders that site generators publish as the root of a site. */
const SITE_ROOTS = ['', 'static', 'public', 'source', 'assets'];

/** How many parent folders are searched for a picture whose path starts at the root of a site. */
const MAX_PARENT_FOLDERS = 6;

/** Reads an article. Never throws: the result says what is wrong with the file. */
export async function readArticle(file: string): Promise<Article> {
	try {
		if ((await stat(file)).isDirectory()) {
			return { file, problem: 'This is a folder. List its articles one by one.' };
		}
		const content = await readFile(file);
		if (content.toString('latin1').trim() === '') return { file, problem: 'The file is empty.' };
		return { file, content };
	} catch (error) {
		const code = error instanceof Error && 'code' in error ? error.code : undefined;
		if (code === 'ENOENT' || code === 'ENOTDIR') return { file, problem: 'There is no such file.' };
		if (code === 'EACCES') return { file, problem: 'You have no permission to read this file.' };
		return { file, problem: error instanceof Error ? error.message : String(error) };
	}
}

/**
 * Finds the pictures that an article refers to by a path: relative to the article, or, for a path
 * from the root of a site (`/images/a.png`), also in parent folders. Skips missing pictures, because
 * the node reports them.
 *
 * @param references the paths as they are in the text
 */
export async function findPictures(
	article: string,
	references: readonly string[],
): Promise<Picture[]> {
	const found = await Promise.all(
		[...new Set(references)].map(async (reference) => {
			const path = pathOf(reference);
			for (const candidate of candidatesFor(article, path)) {
				const content = await readFile(candidate).catch(() => undefined);
				if (content) return [{ name: path.replace(/^(?:\.{0,2}\/)+/, ''), content }];
			}
			return [];
		}),
	);
	return found.flat();
}

/** Removes query and fragment, and decodes percent signs if they are valid. */
function pathOf(reference: string): string {
	const path = posix.normalize(reference.replace(/[?#].*$/s, '').replaceAll('\\', '/'));
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function candidatesFor(article: string, path: string): string[] {
	let folder = dirname(article);
	if (!path.startsWith('/')) return [join(folder, path)];
	const candidates: string[] = [];
	for (let level = 0; level <= MAX_PARENT_FOLDERS; level += 1) {
		for (const root of SITE_ROOTS) candidates.push(join(folder, root, path));
		if (dirname(folder) === folder) break;
		folder = dirname(folder);
	}
	return candidates;
}
