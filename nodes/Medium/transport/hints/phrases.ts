import type { HintContext, Purpose } from './hint';

/** Where to mend the credential. */
export const mendCredential = ({ credentialType }: HintContext): string =>
	credentialType === 'mediumApi'
		? 'Open the “Medium API” credential and check Access Token: copy it again from where you keep it, whole and without spaces.'
		: 'Open the “Medium OAuth2 API” credential and choose “Connect my account” again.';

export const KEEP_TOKEN =
	'Medium issues no new tokens, so do not revoke the one you have in order to make another.';

const AFTERMATH: Record<Purpose, string> = {
	read: 'Nothing was changed at Medium.',
	createPost:
		'The story may exist all the same, and Medium has no way to take it back by API: look at your stories and drafts on medium.com (Profile → Stories) before you run this again.',
	uploadImage: 'No story was published by this; uploading the picture again does no harm.',
};

/** What the call may have left behind, when its outcome is not known. */
export const aftermath = ({ purpose }: HintContext): string => AFTERMATH[purpose];
/** Medium's own words, as a sentence to append. */
export const mediumSays = ({ said }: HintContext): string =>
	said === '' ? '' : ` Medium says: “${said}”`;

/** For calls that never arrived, with the network's own words. */
export const nothingSent = ({ said }: HintContext): string =>
	`Medium was not reached, so nothing was changed there.${said === '' ? '' : ` The network says: “${said}”.`}`;
