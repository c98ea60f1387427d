import { sleep } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import type { Connection } from './connection';
import { withDeadline } from './deadline';
import { MediumApiError } from './errors';
import type { Purpose } from './hints/hint';
import { ImageForm } from './imageForm';
import { type AnswerHeaders, interpretAnswer, type RawAnswer } from './interpret';
import type { Miss, Outcome } from './outcome';
import { readBody } from './readBody';
import { type ApiCall, buildRequestOptions, isRead, timeLimit } from './requestOptions';
import { retryDelay, shouldRetry } from './retry';
import { readSecrets } from './secrets';
import { causesOf, nameSilence } from './silence';

/** n8n's own time limit ends the connection; ours only guards against what it does not see. */
const DEADLINE_GRACE_MS = 1_000;
const PREVIEW_CHARACTERS = 200;

export interface MediumRequest<T> extends ApiCall {
	connection: Connection;
	/** The item the request is made for. */
	itemIndex: number;
	/** Reads what the answer's envelope holds; undefined when it is not what Medium documents. */
	read: (data: unknown) => T | undefined;
}

/**
 * Makes one call of Medium's API and gives back what the answer's envelope holds. Reads are tried
 * again where that can help; anything else is sent once.
 *
 * @throws MediumApiError when Medium refused, answered something else, or not at all
 */
export async function mediumRequest<T>(request: MediumRequest<T>): Promise<T> {
	const outcome = await exchange(request);
	if (outcome.kind !== 'answered') throw await describeMiss(request, outcome);
	const value = request.read(outcome.data);
	if (value !== undefined) return value;
	const preview = JSON.stringify(outcome.data).slice(0, PREVIEW_CHARACTERS);
	throw await describeMiss(request, {
		kind: 'unreadable',
		status: outcome.status,
		defect: 'noData',
		preview,
	});
}

/** Makes one call, with retries where allowed, and tells how it ended. */
async function exchange(request: MediumRequest<unknown>): Promise<Outcome> {
	const { connection } = request;
	for (let attempt = 1; ; attempt++) {
		const outcome = await attemptOnce(request);
		if (outcome.kind === 'answered') return outcome;
		const decision = shouldRetry({ attempt, isRead: isRead(request), miss: outcome });
		if (!connection.retryReads || !decision.retry) return outcome;
		const delayMs = retryDelay(attempt, outcome, Math.random());
		connection.functions.logger.debug(
			`Medium: ${request.method} ${request.path} is tried again in ${delayMs} ms (${decision.reason})`,
		);
		await sleep(delayMs);
	}
}

async function attemptOnce(request: MediumRequest<unknown>): Promise<Outcome> {
	const limitMs = timeLimit(request, request.connection.limits) + DEADLINE_GRACE_MS;
	try {
		const work = [askAndRead(request)];
		if (request.body instanceof ImageForm) work.push(request.body.failure());
		return await withDeadline(Promise.race(work), limitMs);
	} catch (error) {
		return nameSilence(error);
	}
}

async function askAndRead(request: MediumRequest<unknown>): Promise<Outcome> {
	const asked = await ask(request);
	if (asked.response === undefined) return nameSilence(asked.thrown);
	return interpretAnswer(await readAnswer(asked.response), Date.now());
}

/** Sends a call once. n8n gives some answers as a result and some inside of an error. */
async function ask(
	request: MediumRequest<unknown>,
): Promise<{ response?: unknown; thrown?: unknown }> {
	const { credentialType, functions, limits } = request.connection;
	const options = buildRequestOptions(request, credentialType, limits);
	try {
		const response: unknown = await functions.helpers.httpRequestWithAuthentication.call(
			functions,
			credentialType,
			options,
		);
		return { response };
	} catch (thrown) {
		return { response: answerIn(thrown), thrown };
	}
}

/** The answer inside an error: where n8n does not pass on a status of 400 and more as a result. */
function answerIn(error: unknown): unknown {
	return causesOf(error)
		.map((cause) => cause.error.response)
		.find((response) => isRecord(response) && typeof response.status === 'number');
}

/** Reads n8n's full response (`statusCode`, `body`) or axios' (`status`, `data`). */
async function readAnswer(response: unknown): Promise<RawAnswer> {
	const { statusCode, status, headers, body, data } = isRecord(response) ? response : {};
	return {
		status: Number(statusCode ?? status),
		headers: (isRecord(headers) ? headers : {}) satisfies AnswerHeaders,
		body: await readBody(body ?? data),
	};
}

async function describeMiss(request: MediumRequest<unknown>, miss: Miss): Promise<MediumApiError> {
	const { connection, itemIndex } = request;
	return new MediumApiError(connection.functions.getNode(), miss, {
		itemIndex,
		purpose: purposeOf(request),
		credentialType: connection.credentialType,
		toPublication: request.path.startsWith('/publications/'),
		secrets: await readSecrets(connection),
		...titleOf(request),
	});
}

function titleOf({ body }: ApiCall): { title?: string } {
	return isRecord(body) && typeof body.title === 'string' ? { title: body.title } : {};
}

function purposeOf(call: ApiCall): Purpose {
	if (isRead(call)) return 'read';
	return call.body instanceof ImageForm ? 'uploadImage' : 'createPost';
}
