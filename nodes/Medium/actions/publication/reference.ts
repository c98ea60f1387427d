import type { InputProblem } from '../../parameters/inputProblem';
import { readUrl } from '../../helpers/url';

/** What somebody meant by what they typed for a publication. */
export type PublicationReference =
	| { kind: 'id'; id: string }
	/** To be looked for among the account's publications: its slug, name or address. */
	| { kind: 'name'; name: string }
	| { kind: 'problem'; problem: InputProblem };

/** Recorded and documented answers have 11 or 12 hexadecimal digits; more and fewer are accepted. */
const ID = /^[0-9a-f]{10,16}$/i;
/** The publication's id in a link from its feed (seen in real feeds). */
const FEED_SOURCE = /^rss-{2,}([0-9a-f]{10,16})-+\d*$/i;
const ADDRESS = /^(https?:\/\/)?([a-z0-9-]+\.)+[a-z]{2,}(:\d+)?([/?#]|$)/i;
/** First path segments on medium.com that are no publication. */
const NOT_A_SLUG = new Set(['', 'p', 'm', 'me', 'tag', 'search', 'plans', 'membership']);

/** Understands an ID, a slug, a name or a URL (of the publication, its feed or one of its stories). */
export function readPublicationReference(input: string): PublicationReference {
	const text = input.trim();
	if (text === '') {
		return problem('No publication is chosen', 'Choose one From List, or give its URL or ID.');
	}
	if (text.startsWith('@')) return profile(text);
	if (ID.test(text)) return { kind: 'id', id: text };
	return ADDRESS.test(text) ? readAddress(text) : { kind: 'name', name: text };
}

function readAddress(text: string): PublicationReference {
	const withScheme = /^https?:\/\//i.test(text) ? text : `https://${text}`;
	const url = readUrl(withScheme);
	if (url === undefined) return { kind: 'name', name: text };
	const id = FEED_SOURCE.exec(url.searchParams.get('source') ?? '')?.[1];
	if (id !== undefined) return { kind: 'id', id };
	const host = url.hostname.replace(/^www\./, '');
	if (host !== 'medium.com') return { kind: 'name', name: host };
	const segments = url.pathname.split('/').filter(Boolean);
	const slug = (segments[0] === 'feed' ? segments[1] : segments[0]) ?? '';
	if (slug.startsWith('@')) return profile(slug);
	if (NOT_A_SLUG.has(slug)) {
		return problem(
			'This URL is not that of a publication',
			`A publication’s URL looks like https://medium.com/its-name or https://its.domain; this one reads “${text.slice(0, 80)}”.`,
		);
	}
	return { kind: 'name', name: slug };
}

function profile(name: string): PublicationReference {
	return problem(
		'This is a profile, not a publication',
		`To publish on the profile of the credential, switch “In a Publication” off; to publish in a publication, give its URL or ID instead of “${name.slice(0, 60)}”.`,
	);
}

function problem(message: string, description: string): PublicationReference {
	return { kind: 'problem', problem: { field: 'Publication', message, description } };
}

/**
 * Whether a listed publication is the one that is meant: by its name, its slug, or its own domain.
 *
 * @param name from a reference
 */
export function isCalled(publication: Record<string, unknown>, name: string): boolean {
	const wanted = name.toLowerCase();
	if (typeof publication.name === 'string' && publication.name.trim().toLowerCase() === wanted) {
		return true;
	}
	const url = typeof publication.url === 'string' ? readUrl(publication.url) : undefined;
	if (url === undefined) return false;
	const host = url.hostname.replace(/^www\./, '');
	const slug = url.pathname.split('/').filter(Boolean)[0]?.toLowerCase();
	return host === 'medium.com' ? slug === wanted : host === wanted;
}
