import { isRecord } from '../../helpers/isRecord';
import { inputError } from '../../parameters/inputProblem';
import type { OperationContext } from '../operation';
import { readText } from '../../parameters/text';
import { isCalled, type PublicationReference, readPublicationReference } from './reference';

/** A publication as the Publication parameter names it: nothing has been asked of Medium. */
export type NamedPublication = Exclude<PublicationReference, { kind: 'problem' }>;

/**
 * Reads the Publication parameter: an id, or a slug, name or URL.
 *
 * @throws NodeOperationError when it can mean none
 */
export function readPublication({ functions, itemIndex }: OperationContext): NamedPublication {
	const parameter: unknown = functions.getNodeParameter('publicationId', itemIndex, '');
	const value = isRecord(parameter) ? parameter.value : parameter;
	const reference = readPublicationReference(readText(value) ?? '');
	if (reference.kind !== 'problem') return reference;
	throw inputError(functions.getNode(), reference.problem, itemIndex);
}

/**
 * Finds a publication's id; a slug, name or URL is looked for among the account's publications.
 *
 * @throws NodeOperationError when it is not among them
 */
export async function resolvePublicationId(
	{ functions, itemIndex, account }: OperationContext,
	publication: NamedPublication,
): Promise<string> {
	if (publication.kind === 'id') return publication.id;
	const publications = await account.publications();
	const found = publications.find((candidate) => isCalled(candidate, publication.name));
	if (found) return found.id;
	throw inputError(functions.getNode(), notAmong(publication.name), itemIndex);
}

function notAmong(name: string): Parameters<typeof inputError>[1] {
	return {
		field: 'Publication',
		message: 'None of your publications has this name, address or ID',
		description: `Medium lists no publication “${name.slice(0, 80)}” for the account of this credential. Choose one From List, or use the ID (a run like b45573563f5a): Publication → Get Many shows the IDs of yours.`,
	};
}
