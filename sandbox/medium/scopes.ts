import { SCOPES } from './store.ts';

/** What each scope lets an application do, in the words of the consent page. */
const WORDS: Record<(typeof SCOPES)[number], string> = {
	basicProfile: 'See your name, username and picture',
	listPublications: 'List the publications you write for, edit or follow',
	publishPost: 'Publish stories on your behalf',
	uploadImage: 'Upload pictures for your stories',
};

/** A scope in words, or undefined when Medium has no such scope. */
export function describeScope(scope: string): string | undefined {
	const known = SCOPES.find((one) => one === scope);
	return known && WORDS[known];
}
