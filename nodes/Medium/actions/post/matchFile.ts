import type { IBinaryKeyData } from 'n8n-workflow';

/**
 * Finds the file of an item that a picture in a text refers to: by the name of the field it is in,
 * by its file name, or by its folder and file name where the text gives a path. What fits best
 * wins; upper and lower case count only where that tells two files apart.
 *
 * @param reference as it stands in the text, such as `../images/well%20head.png`
 * @returns the name of the field
 */
export function matchFile(reference: string, files: IBinaryKeyData): string | undefined {
	const path = pathOf(reference);
	if (baseName(path) === '') return undefined;
	const fold = (text: string): string => text.toLowerCase();
	const rules: Array<(field: string) => boolean> = [
		(field) => field === path,
		(field) => filePath(files, field) === path,
		(field) => endsWith(filePath(files, field), path),
		(field) => endsWith(path, filePath(files, field)),
		(field) => fold(field) === fold(path),
		(field) => endsWith(fold(path), fold(filePath(files, field))),
		(field) => endsWith(fold(filePath(files, field)), fold(path)),
		(field) => baseName(fold(filePath(files, field))) === baseName(fold(path)),
		(field) => field === baseName(path).replace(/\.[^.]+$/, ''),
	];
	for (const fits of rules) {
		const found = Object.keys(files).find(fits);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** Without scheme, query, fragment and the dots at its start; percent signs undone. */
function pathOf(reference: string): string {
	const path = reference
		.trim()
		.replace(/^(?:attachment|binary|file|cid):(?:\/\/)?/i, '')
		.replace(/[?#].*$/s, '')
		.replaceAll('\\', '/')
		.replace(/^(?:\.{0,2}\/)+/, '');
	return decode(path);
}

/** Undoes percent encoding where it is valid; a plain “100%” stays what it is. */
function decode(path: string): string {
	return path.replace(/(?:%[0-9a-f]{2})+/gi, (run) => {
		const bytes = Uint8Array.from(run.slice(1).split('%'), (pair) => parseInt(pair, 16));
		const text = new TextDecoder().decode(bytes);
		return text.includes('\uFFFD') ? run : text;
	});
}

/** The file's folder and name, as far as n8n knows them. */
function filePath(files: IBinaryKeyData, field: string): string {
	const { directory = '', fileName = '' } = files[field] ?? {};
	return [directory.replaceAll('\\', '/'), fileName].filter(Boolean).join('/').replace(/^\/+/, '');
}

function endsWith(path: string, end: string): boolean {
	return end !== '' && (path === end || path.endsWith(`/${end}`));
}

function baseName(path: string): string {
	return path.split('/').at(-1) ?? '';
}
