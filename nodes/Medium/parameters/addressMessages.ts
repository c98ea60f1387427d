import type { Nowhere } from '../feed/address';

/** What to enter in each field that says whose stories are read, by the field's label. */
export const WHAT_TO_ENTER = {
	User: 'Enter the name in the profile’s address, such as @jane, or the address itself, such as https://medium.com/@jane.',
	Publication:
		'Enter its address, such as https://medium.com/its-name or https://its.domain, or the name in it.',
	Tag: 'Enter a tag, such as machine-learning, or its address, such as https://medium.com/tag/machine-learning.',
	'Feed URL':
		'Enter the address of a feed, such as https://medium.com/feed/@jane, or of a page whose stories you want.',
} as const;

/** What is wrong with an address that leads nowhere, in whichever field it is entered. */
export const NOWHERE: Readonly<Record<Nowhere, { message: string; reason?: string }>> = {
	notAnAddress: { message: 'This is not a valid URL' },
	notHttp: { message: 'This is not an http(s) URL' },
	password: {
		message: 'This URL contains a username or a password',
		reason: 'Remove it: Medium’s pages and feeds are public.',
	},
	api: {
		message: 'This is a URL of Medium’s API, not of a page or feed',
	},
	service: {
		message: 'There are no stories at this URL',
		reason: 'Medium uses it for images, mail or help.',
	},
	account: {
		message: 'This page belongs to your own account',
		reason: 'Only you can see it.',
	},
	search: { message: 'This page shows search results' },
	shortLink: {
		message: 'A short link does not say whose story it is',
		reason: 'Open it and copy the URL it leads to.',
	},
	profileById: {
		message: 'This link does not contain the user’s name',
		reason: 'Open it and copy the URL it leads to.',
	},
	page: { message: 'This Medium page is not a profile, a publication or a tag' },
};
