import { publicationField } from '../../descriptions/publication';
import { isRecord } from '../../helpers/isRecord';
import type { Parameters } from '../../parameters/parameters';
import { toText } from '../../parameters/text';
import type { OperationContext } from '../operation';
import { isCalled, type PublicationReference, readPublicationReference } from './reference';

/** A publication as the Publication parameter names it: nothing has been asked of Medium. */
export type NamedPublication = Exclude<PublicationReference, { kind: 'problem' }>;

/**
 * Reads the Publication parameter: an id, or a slug, name or URL.
 *
 * @throws NodeOperationError when it can mean none
 */
export function readPublication(parameters: Parameters): NamedPublication {
	const given = parameters.get(publicationField.name, publicationField.default);
	const value = isRecord(given) ? given.value : given;
	const reference = readPublicationReference(toText(value) ?? '');
	if (reference.kind !== 'problem') return reference;
	throw parameters.refuse(reference.problem.message, reference.problem.description);
}

/**
 * Finds a publication's id; a slug, name or URL is looked for among the account's publications.
 *
 * @throws NodeOperationError when it is not among them
 */
export async function resolvePublicationId(
	{ parameters, account }: OperationContext,
	publication: NamedPublication,
): Promise<string> {
	if (publication.kind === 'id') return publication.id;
	const publications = await account.publications();
	const found = publications.find((candidate) => isCalled(candidate, publication.name));
	if (found) return found.id;
	throw parameters.refuse(
		'None of your publications has this name, address or ID',
		`Medium lists no publication “${publication.name.slice(0, 80)}” for the account of this credential. Choose one From List, or use the ID (a run like b45573563f5a): Publication → Get Many shows the IDs of yours.`,
	);
}
