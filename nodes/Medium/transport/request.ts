import { isRecord } from '../helpers/isRecord';
import { type ApiCall, buildRequestOptions, isRead, timeLimit } from './apiCall';
import { interpretResponse } from './apiResponse';
import type { Connection } from './connection';
import { RequestError } from './errors';
import { API_HINTS } from './hints/apiHints';
import type { Purpose } from './hints/hint';
import { ImageForm } from './imageForm';
import { causesOf, nameNetworkError } from './networkError';
import type { Failure, Outcome } from './outcome';
import { readBody, readResponse } from './response';
import { readSecrets } from './secrets';
import { send } from './send';

export interface MediumRequest<T> extends ApiCall {
	connection: Connection;
	/** The item the request is made for. */
	itemIndex: number;
	/** Reads what the response's envelope holds; undefined when it is not what Medium documents. */
	read: (data: unknown) => T | undefined;
}

/**
 * Makes one call of Medium's API and returns what the response's envelope holds. Reads are tried
 * again where that can help; anything else is sent once.
 *
 * @throws RequestError when Medium refused, sent something else, or did not answer
 */
export async function mediumRequest<T>(request: MediumRequest<T>): Promise<T> {
	const { connection, method, path } = request;
	const outcome = await send({
		name: `${method} ${path}`,
		logger: connection.functions.logger,
		timeoutMs: timeLimit(request, connection.limits),
		retry: isRead(request) && connection.retryReads ? 'read' : 'never',
		tryOnce: async () => await tryOnce(request),
	});
	if (outcome.kind === 'ok') return outcome.value;
	throw await explain(request, outcome);
}

async function tryOnce<T>(request: MediumRequest<T>): Promise<Outcome<T>> {
	const asked = ask(request);
	return request.body instanceof ImageForm
		? await Promise.race([asked, request.body.failure()])
		: await asked;
}

async function ask<T>(request: MediumRequest<T>): Promise<Outcome<T>> {
	let sent: unknown;
	try {
		sent = await call(request);
	} catch (error) {
		// n8n returns some responses and throws others inside of an error.
		sent = responseIn(error);
		if (sent === undefined) return nameNetworkError(error);
	}
	const { body, ...response } = readResponse(sent);
	return interpretResponse({ ...response, body: await readBody(body) }, request.read);
}

async function call({ connection, ...request }: MediumRequest<unknown>): Promise<unknown> {
	const { credentialType, functions, limits } = connection;
	return (await functions.helpers.httpRequestWithAuthentication.call(
		functions,
		credentialType,
		buildRequestOptions(request, credentialType, limits),
	)) as unknown;
}

/** The response inside an error: where n8n does not return one with a status of 400 and more. */
function responseIn(error: unknown): unknown {
	return causesOf(error)
		.map((cause) => cause.error.response)
		.find((response) => isRecord(response) && typeof response.status === 'number');
}

async function explain(request: MediumRequest<unknown>, failure: Failure): Promise<RequestError> {
	const { connection, itemIndex, body } = request;
	return new RequestError(connection.functions.getNode(), failure, {
		hints: API_HINTS,
		itemIndex,
		secrets: await readSecrets(connection),
		purpose: purposeOf(request),
		credentialType: connection.credentialType,
		toPublication: request.path.startsWith('/publications/'),
		...(isRecord(body) && typeof body.title === 'string' && { title: body.title }),
	});
}

function purposeOf(call: ApiCall): Purpose {
	if (isRead(call)) return 'read';
	return call.body instanceof ImageForm ? 'uploadImage' : 'createPost';
}
