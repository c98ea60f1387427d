import { SCOPES } from './store.ts';

/** What each scope allows, as the consent page says it. */
const DESCRIPTIONS: Record<(typeof SCOPES)[number], string> = {
	basicProfile: 'See your name, username and picture',
	listPublications: 'List the publications you write for, edit or follow',
	publishPost: 'Publish stories on your behalf',
	uploadImage: 'Upload pictures for your stories',
};

/** Describes a scope; undefined if Medium does not have it. */
export function describeScope(scope: string): string | undefined {
	const known = SCOPES.find((one) => one === scope);
	return known && DESCRIPTIONS[known];
}
