import type { HintContext } from './hint';

/** Where to mend the credential. */
export const mendCredential = ({ credentialType }: HintContext): string =>
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
	`${title === '' ? 'The story' : `The story “${title}”`} may exist all the same, and Medium has no way to take it back by API: look at your stories and drafts on medium.com (your picture → Stories) before you run this again.`;

/** What the call may have left behind, when its outcome is not known. */
export const aftermath = ({ purpose, title = '' }: HintContext): string => {
	switch (purpose) {
		case 'read':
			return 'Nothing was changed at Medium.';
		case 'createPost':
			return storyMayExist(title);
		case 'uploadImage':
			return 'No story was published by this; uploading the picture again does no harm.';
	}
};

/** Medium's own words, as a sentence to append. */
export const mediumSays = ({ said }: HintContext): string =>
	said === '' ? '' : ` Medium says: “${said}”`;

/** For calls that never arrived, with the network's own words. */
export const nothingSent = ({ said }: HintContext): string =>
	`Medium was not reached, so nothing was changed there.${said === '' ? '' : ` The network says: “${said}”.`}`;
