import { randomBytes } from 'node:crypto';

/** A random id of so many hex digits: 12 for stories and publications, 65 for users and tokens. */
export function createHexId(digits: number): string {
	return randomBytes(Math.ceil(digits / 2))
		.toString('hex')
		.slice(0, digits);
}

/** What publication and story ids look like: 12 hex digits; a slug does not. */
export function isShortId(text: string): boolean {
	return /^[0-9a-f]{12}$/.test(text);
}

/** The readable part of a story's address: its title in lower case, words joined by hyphens. */
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

/** The story id at the end of an address like `a-title-0123456789ab`. */
export function storyIdOf(segment: string): string | undefined {
	return /(?:^|-)([0-9a-f]{12})$/.exec(segment)?.[1];
}
