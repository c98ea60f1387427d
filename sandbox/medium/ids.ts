import { randomBytes, randomInt } from 'node:crypto';

/** A random id with this many hex digits: users and tokens have 65. */
export function createHexId(digits: number): string {
	return randomBytes(Math.ceil(digits / 2))
		.toString('hex')
		.slice(0, digits);
}

/** A random story id: a hexadecimal number. One in sixteen has 11 digits instead of 12. */
export function createStoryId(): string {
	return randomInt(16 ** 10, 16 ** 12 - 1).toString(16);
}

/** A random name for an uploaded picture: 22 characters of base64url. */
export function createImageName(): string {
	return randomBytes(16).toString('base64url');
}

/** Whether a text looks like the id of a publication or story: 11 or 12 hex digits. */
export function isShortId(text: string): boolean {
	return /^[0-9a-f]{11,12}$/.test(text);
}

/** The readable part of a story's address: the title in lower case, with hyphens between words. */
export function slugOf(title: string): string {
	const slug = title
		.slice(0, 200)
		.normalize('NFKD')
		.replace(/\p{Mark}/gu, '')
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, '-')
		.slice(0, 80)
		.replace(/^-+|-+$/g, '');
	return slug === '' ? 'story' : slug;
}

/** The story id at the end of an address like `a-title-0123456789ab` or `0123456789ab`. */
export function storyIdOf(segment: string): string | undefined {
	return /(?:^|-)([0-9a-f]{11,12})$/.exec(segment)?.[1];
}
