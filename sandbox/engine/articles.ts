/** Articles on this machine, and the pictures they show. */
import { readFile, stat } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';

/** An article as it was found, or in words what stands against publishing it. */
export type Article = { file: string } & ({ content: Buffer } | { problem: string });

/** A picture beside an article, under the name the article gives it. */
export interface Picture {
	/** With folders, as in the text, but without the dots or slash it may begin with. */
	name: string;
	content: Buffer;
}

/** Folders that site generators publish as the root of a site. */
const SITE_ROOTS = ['', 'static', 'public', 'source', 'assets'];

/** How many folders above an article are searched for a picture that is named from a site's root. */
const FOLDERS_ABOVE = 6;

/** Reads an article. What is wrong with the file is said in words, never thrown. */
export async function readArticle(file: string): Promise<Article> {
	try {
		if ((await stat(file)).isDirectory()) {
			return { file, problem: 'This is a folder. Name the articles in it one by one.' };
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
 * Finds the pictures that an article refers to by a path: beside the article, and for a path from
 * the root of a site (`/images/a.png`) also in the folders above. What is nowhere is left out: the
 * node says so in its own words.
 *
 * @param references as they stand in the text
 */
export async function findPictures(
	article: string,
	references: readonly string[],
): Promise<Picture[]> {
	const found = await Promise.all(
		[...new Set(references)].map(async (reference) => {
			const path = pathOf(reference);
			for (const candidate of placesOf(article, path)) {
				const content = await readFile(candidate).catch(() => undefined);
				if (content) return [{ name: path.replace(/^(?:\.{0,2}\/)+/, ''), content }];
			}
			return [];
		}),
	);
	return found.flat();
}

/** Without query and fragment; percent signs undone where they are valid. */
function pathOf(reference: string): string {
	const path = posix.normalize(reference.replace(/[?#].*$/s, '').replaceAll('\\', '/'));
	try {
		return decodeURIComponent(path);
	} catch {
		return path;
	}
}

function placesOf(article: string, path: string): string[] {
	let folder = dirname(article);
	if (!path.startsWith('/')) return [join(folder, path)];
	const places: string[] = [];
	for (let above = 0; above <= FOLDERS_ABOVE; above += 1) {
		for (const root of SITE_ROOTS) places.push(join(folder, root, path));
		if (dirname(folder) === folder) break;
		folder = dirname(folder);
	}
	return places;
}
