import type { InputProblem } from './inputProblem';
import type { Nowhere } from '../feed/address';

/** What to give instead, by the field's label. */
export const HINTS = {
	User: 'Give the name as in the profile’s address, such as @jane or https://medium.com/@jane.',
	Publication:
		'Give its address, such as https://medium.com/its-name or https://its.domain, or the name in it.',
	Tag: 'Give a tag, such as machine-learning, or its address, such as https://medium.com/tag/machine-learning.',
	'Feed URL':
		'Give the address of a feed, such as https://medium.com/feed/@jane, or of a page whose stories you want.',
} as const;

/** The label of a field that says whose stories are read. */
export type SourceField = keyof typeof HINTS;

const NOWHERE: Readonly<Record<Nowhere, [message: string, why: string]>> = {
	notAnAddress: ['This is not an address', ''],
	notHttp: ['This address is not one of the web', 'Feeds are read over https and http only.'],
	password: [
		'This address carries a user name or a password',
		'Medium’s feeds are public and need none; take it out.',
	],
	api: [
		'This is an address for programs, not a feed',
		'Medium’s API cannot list stories; its feeds can.',
	],
	service: [
		'There are no stories at this address',
		'It belongs to Medium’s pictures and services.',
	],
	account: [
		'This page is your own and has no feed',
		'Only what is public has one: a profile, a publication, a tag.',
	],
	search: ['Medium has no feed of search results', 'A tag comes nearest.'],
	shortLink: [
		'A short link does not say whose story it is',
		'Open it and copy the address it leads to.',
	],
	profileById: [
		'This link does not say the user’s name',
		'Open it and copy the address it leads to.',
	],
	page: ['This page of Medium has no feed', ''],
};

/** Says why an address cannot lead to a feed. */
export function explainNowhere(field: SourceField, why: Nowhere, text: string): InputProblem {
	const [message, reason] = NOWHERE[why];
	return sourceProblem(field, text, message, reason);
}

/**
 * Says what is wrong with a field, what to give instead, and what it reads.
 *
 * @param reason a sentence of its own, or ''
 */
export function sourceProblem(
	field: SourceField,
	text: string,
	message: string,
	reason = '',
): InputProblem {
	const reads = text === '' ? '' : `It reads “${text.slice(0, 80)}”.`;
	const description = [reason, HINTS[field], reads].filter(Boolean).join(' ');
	return { field, message, description };
}
