import { isRecord } from '../../isRecord';
import { inputError } from '../inputProblem';
import type { OperationContext } from '../operation';
import { readText } from '../text';
import { isCalled, readPublicationReference } from './reference';

/**
 * Finds the id of the publication that the Publication parameter means, whatever was given: an id,
 * or a slug, name or URL, which are looked for among the account's publications.
 *
 * @throws NodeOperationError when it means none
 */
export async function resolvePublicationId({
	functions,
	itemIndex,
	account,
}: OperationContext): Promise<string> {
	const parameter: unknown = functions.getNodeParameter('publicationId', itemIndex, '');
	const value = isRecord(parameter) ? parameter.value : parameter;
	const reference = readPublicationReference(readText(value) ?? '');
	switch (reference.kind) {
		case 'id':
			return reference.id;
		case 'problem':
			throw inputError(functions.getNode(), reference.problem, itemIndex);
		case 'name': {
			const publications = await account.publications();
			const found = publications.find((publication) => isCalled(publication, reference.name));
			if (found) return found.id;
			throw inputError(functions.getNode(), notAmong(reference.name), itemIndex);
		}
	}
}

function notAmong(name: string): Parameters<typeof inputError>[1] {
	return {
		field: 'Publication',
		message: 'None of your publications has this name, address or ID',
		description: `Medium lists no publication “${name.slice(0, 80)}” for the account of this credential. Choose one From List, or use the ID (a run like b45573563f5a): Publication → Get Many shows the IDs of yours.`,
	};
}
