import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	NodeOperationError,
} from 'n8n-workflow';
import { runItems } from '../actions/router';
import { toText } from '../parameters/text';
import { readUser } from '../transport/answers';
import { type Connection, credentialTypeOf, DEFAULT_TIME_LIMITS } from '../transport/connection';
import { apiPath } from '../transport/apiCall';
import { mediumRequest } from '../transport/request';

/**
 * Executes version 1 of the node as n8n's built-in Medium node does: the same requests in the same
 * order, and the same output, oddities included. Comments mark what is odd.
 */
export async function runAsBuiltIn(functions: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runItems(
		functions,
		async (itemIndex) => await runItem(functions, itemIndex),
		({ message }) => ({ error: message }),
	);
}

async function runItem(
	functions: IExecuteFunctions,
	itemIndex: number,
): Promise<IDataObject | IDataObject[]> {
	const connection: Connection = {
		functions,
		credentialType: credentialTypeOf(functions.getNodeParameter('authentication', 0)),
		limits: DEFAULT_TIME_LIMITS,
		retryReads: false,
	};
	const request = { connection, itemIndex };
	if (functions.getNodeParameter('resource', itemIndex) === 'publication') {
		return await listPublications(request, functions);
	}
	return await createPost(request, functions);
}

type Request = Pick<Parameters<typeof mediumRequest>[0], 'connection' | 'itemIndex'>;

/** Odd: requested for every item, even where the response is known from the item before. */
async function getUserId(request: Request): Promise<string> {
	const path = apiPath('me');
	return (await mediumRequest({ ...request, method: 'GET', path, read: readUser })).id;
}

async function listPublications(
	request: Request,
	functions: IExecuteFunctions,
): Promise<IDataObject[]> {
	const { itemIndex } = request;
	const returnAll = functions.getNodeParameter('returnAll', itemIndex);
	const path = apiPath('users', await getUserId(request), 'publications');
	const publications = await mediumRequest({
		...request,
		method: 'GET',
		path,
		read: (data) => (Array.isArray(data) ? (data as IDataObject[]) : undefined),
	});
	if (returnAll) return publications;
	// Odd: a limit below zero returns nothing.
	return publications.splice(0, Number(functions.getNodeParameter('limit', itemIndex)));
}

async function createPost(request: Request, functions: IExecuteFunctions): Promise<IDataObject> {
	const { itemIndex } = request;
	const body = readBody(functions, itemIndex);
	// Odd: any value that is not empty counts as true, even the text “false”.
	if (functions.getNodeParameter('publication', itemIndex)) {
		const id = toText(functions.getNodeParameter('publicationId', itemIndex)) ?? '';
		const path = apiPath('publications', id, 'posts');
		// Odd: a publication's post, and only that, keeps the envelope of the response.
		return { data: await sendPost(request, path, body) };
	}
	const path = apiPath('users', await getUserId(request), 'posts');
	return await sendPost(request, path, body);
}

/** The response is returned unchecked. */
async function sendPost(request: Request, path: string, body: IDataObject): Promise<IDataObject> {
	const read = (data: unknown): IDataObject => data as IDataObject;
	return await mediumRequest({ ...request, method: 'POST', path, body, read });
}

function readBody(functions: IExecuteFunctions, itemIndex: number): IDataObject {
	const parameter = (name: string) => functions.getNodeParameter(name, itemIndex);
	const fields = functions.getNodeParameter('additionalFields', itemIndex);
	const body: IDataObject = {
		// Odd: an empty list is sent where there are no tags.
		tags: readTags(functions, itemIndex, fields.tags),
		title: parameter('title'),
		contentFormat: parameter('contentFormat'),
		content: parameter('content'),
	};
	// Odd: only values that count as true are sent, so `false` cannot keep Medium from notifying followers.
	for (const name of ['canonicalUrl', 'publishStatus', 'license', 'notifyFollowers']) {
		if (fields[name]) body[name] = fields[name];
	}
	return body;
}

function readTags(
	functions: IExecuteFunctions,
	itemIndex: number,
	input: IDataObject[string],
): string[] {
	if (!input) return [];
	const tags = (toText(input) ?? '').split(',').map((tag) => tag.trim());
	const tooLong = tags.find((tag) => tag.length > 25);
	if (tooLong !== undefined) {
		throw new NodeOperationError(
			functions.getNode(),
			`The tag “${tooLong}” is too long: a tag has at most 25 characters`,
			{ itemIndex, description: 'Shorten it in Additional Fields → Tags. Nothing was sent.' },
		);
	}
	if (tags.length > 5) {
		throw new NodeOperationError(
			functions.getNode(),
			`Tags has ${tags.length} tags; a story carries at most 5`,
			{ itemIndex, description: 'Remove some in Additional Fields → Tags. Nothing was sent.' },
		);
	}
	return tags;
}
