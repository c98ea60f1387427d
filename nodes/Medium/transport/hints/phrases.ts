import type { HintContext, Purpose } from './hint';

/** Sentences, one after the other; those that are empty are left out. */
export const join = (...sentences: string[]): string => sentences.filter(Boolean).join(' ');

/** Where to fix the credential. */
export const fixCredential = ({ credentialType }: HintContext): string =>
	credentialType === 'mediumApi'
		? 'Open the “Medium API” credential and check Access Token: copy it again from where you keep it, whole and without spaces.'
		: 'Open the “Medium OAuth2 API” credential and choose “Connect my account” again.';

export const KEEP_TOKEN =
	'Medium issues no new tokens, so do not revoke the one you have in order to make another.';

/**
 * What to say of a story of which nobody knows whether it exists, and where to look.
 *
 * @param title escaped; may be empty
 */
export const storyMayExist = (title: string): string =>
	`${title === '' ? 'The story' : `The story “${title}”`} may have been created; the API cannot delete it. Look at your stories and drafts on medium.com (your picture → Stories) before you run this again.`;

/** What a request may have left behind when its outcome is not known; '' where that is no question. */
export const aftermath = ({ purpose, title = '' }: HintContext): string => {
	switch (purpose) {
		case 'read':
			return 'Nothing was changed on Medium.';
		case 'createPost':
			return storyMayExist(title);
		case 'uploadImage':
			return 'No story was published by this; uploading the picture again does no harm.';
		case 'readFeed':
		case 'pollFeed':
		case 'download':
			return '';
	}
};

/** Whether a call of the API is explained, not a feed or a file. */
export const isApiCall = ({ purpose }: HintContext): boolean =>
	purpose === 'read' || purpose === 'createPost' || purpose === 'uploadImage';

/** For calls that certainly did nothing. */
export const nothingDone = (context: HintContext): string => {
	if (!isApiCall(context)) return '';
	return context.purpose === 'createPost'
		? 'No story was created.'
		: 'Nothing was changed on Medium.';
};

/** For calls that never arrived, with the network's own words. */
export const nothingSent = (context: HintContext): string => {
	if (!isApiCall(context)) return '';
	const { said } = context;
	return join(
		'Medium was not reached, so nothing was changed there.',
		said === '' ? '' : `The network says: “${said}”.`,
	);
};

/** Medium's own words, as a sentence. */
export const mediumSays = ({ said }: HintContext): string =>
	said === '' ? '' : `Medium says: “${said}”`;

/** How long to wait. */
export const wait = ({ retryAfterMs }: HintContext): string =>
	retryAfterMs === undefined
		? 'Wait some minutes'
		: `Wait ${Math.ceil(retryAfterMs / 1000)} seconds`;

const ADDRESSES: Partial<Record<Purpose, string>> = {
	readFeed: 'the feed’s address',
	pollFeed: 'the feed’s address',
	download: 'the image’s address',
};

export const whichAddress = ({ purpose }: HintContext): string =>
	ADDRESSES[purpose] ?? 'this address';
