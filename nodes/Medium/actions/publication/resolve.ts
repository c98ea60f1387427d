import type { NodeOperationError } from 'n8n-workflow';
import { publicationField } from '../../descriptions/publication';
import { isWebAddress, type Place, readMediumAddress } from '../../feed/address';
import { isPublicationId, publicationIdIn } from '../../feed/ids';
import { isRecord } from '../../helpers/isRecord';
import { NOWHERE } from '../../parameters/addressMessages';
import type { Parameters } from '../../parameters/parameters';
import { toText } from '../../parameters/text';
import type { OperationContext } from '../operation';

/** A publication as the Publication field names it. */
export type NamedPublication =
	| { kind: 'id'; id: string }
	/** A slug, a name or a domain, to look up among the account's publications. */
	| { kind: 'name'; name: string };

const TO_CHOOSE =
	'Choose a publication From List, or enter its URL (https://medium.com/its-name or https://its.domain) or its ID.';

/**
 * Reads the Publication field of an item: an ID, a slug, a name or a URL. Sends no request.
 *
 * @throws NodeOperationError when it cannot mean a publication
 */
export function readPublication(parameters: Parameters): NamedPublication {
	const given = parameters.get(publicationField.name, publicationField.default);
	const value = isRecord(given) ? given.value : given;
	return readPublicationReference(parameters, toText(value) ?? '');
}

/**
 * Reads an ID, a slug, a name or a URL (of a publication, its feed or one of its stories).
 *
 * @throws NodeOperationError when it cannot mean a publication
 */
export function readPublicationReference(parameters: Parameters, input: string): NamedPublication {
	const text = input.trim();
	if (text === '') throw parameters.refuse('No publication is chosen', TO_CHOOSE);
	if (text.startsWith('@')) throw refusePlace(parameters, text, { is: 'user' });
	if (isPublicationId(text)) return { kind: 'id', id: text };
	if (!isWebAddress(text)) return { kind: 'name', name: text };
	const url = /^https?:/i.test(text) ? text : `https://${text}`;
	const id = publicationIdIn(url);
	if (id !== undefined) return { kind: 'id', id };
	const place = readMediumAddress(url);
	if (place.is === 'user' || place.is === 'tag' || place.is === 'nowhere') {
		throw refusePlace(parameters, text, place);
	}
	return { kind: 'name', name: nameOf(place) };
}

/**
 * Finds the ID of a publication; looks for a slug, a name or a domain among the account's
 * publications.
 *
 * @throws NodeOperationError when it is not one of them
 */
export async function resolvePublicationId(
	{ parameters, account }: OperationContext,
	publication: NamedPublication,
): Promise<string> {
	if (publication.kind === 'id') return publication.id;
	const publications = await account.publications();
	const match = publications.find((candidate) => isCalled(candidate, publication.name));
	if (match) return match.id;
	throw parameters.refuse(
		'None of your publications has this name, address or ID',
		`Medium does not list a publication “${publication.name.slice(0, 80)}” for the account of this credential. Choose one From List, or use the ID, such as b45573563f5a: Publication → Get Many returns the IDs of your publications.`,
	);
}

/** Whether a listed publication has this name, slug or domain. */
export function isCalled(publication: Record<string, unknown>, name: string): boolean {
	const wanted = name.toLowerCase();
	if (typeof publication.name === 'string' && publication.name.trim().toLowerCase() === wanted) {
		return true;
	}
	const { url } = publication;
	if (typeof url !== 'string' || !isWebAddress(url)) return false;
	const place = readMediumAddress(url);
	const isPublication = place.is === 'publication' || place.is === 'site' || place.is === 'other';
	return isPublication && nameOf(place).toLowerCase() === wanted;
}

/** The slug, or the domain without www. */
function nameOf(place: Extract<Place, { is: 'publication' | 'site' | 'other' }>): string {
	if (place.is === 'publication') return place.slug;
	const url = new URL(place.is === 'site' ? place.origin : place.url);
	return url.hostname.replace(/^www\./, '');
}

function refusePlace(
	parameters: Parameters,
	text: string,
	place: { is: 'user' | 'tag' } | Extract<Place, { is: 'nowhere' }>,
): NodeOperationError {
	const { message, reason } = explain(place);
	const entered = `You entered “${text.slice(0, 80)}”.`;
	return parameters.refuse(message, [reason, TO_CHOOSE, entered].filter(Boolean).join(' '));
}

function explain(place: { is: 'user' | 'tag' } | Extract<Place, { is: 'nowhere' }>): {
	message: string;
	reason?: string;
} {
	switch (place.is) {
		case 'user':
			return {
				message: 'This is a profile, not a publication',
				reason: 'To publish on the profile of the credential, switch “In a Publication” off.',
			};
		case 'tag':
			return { message: 'This is the address of a tag' };
		case 'nowhere':
			return NOWHERE[place.why];
	}
}
