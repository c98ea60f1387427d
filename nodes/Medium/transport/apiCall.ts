import { type IHttpRequestOptions, UserError } from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';
import type { CredentialType, TimeLimits } from './connection';
import type { ImageForm } from './imageForm';
import { USER_AGENT } from './send';

/** The only address a token is ever sent to. */
export const API_BASE = 'https://api.medium.com/v1';
/** One call of the API. */
export interface ApiCall {
	method: 'GET' | 'POST';
	/** From `apiPath`. */
	path: string;
	/** Sent as JSON, or as multipart form when it is a picture. */
	body?: Record<string, unknown> | ImageForm;
}

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Builds the path of an API call from its segments, each one encoded, so that an id can never
 * reach another call than the one that is meant.
 *
 * @param segments what stands between the slashes, unencoded, such as `'users', userId, 'posts'`
 * @returns the path below `https://api.medium.com/v1`, with a leading slash
 * @throws UserError when a segment is empty, `.` or `..` (a URL would drop or resolve it), or is
 * not valid Unicode text
 */
export function apiPath(...segments: string[]): string {
	return segments
		.map((segment) => {
			if (/^\.{0,2}$/.test(segment.trim()) || LONE_SURROGATE.test(segment)) {
				throw new UserError('An ID that Medium needs is empty or not an ID', {
					description: `Every ID is a run of letters and digits; this one reads “${escapeHtml(segment.slice(0, 40))}”. Check the field, or the expression it comes from.`,
				});
			}
			return `/${encodeURIComponent(segment.trim())}`;
		})
		.join('');
}

/** Whether asking cannot change anything at Medium. */
export function isRead(call: ApiCall): boolean {
	return call.method === 'GET';
}

/** The time limit for one try of a call, in milliseconds. */
export function timeLimit(call: ApiCall, limits: TimeLimits): number {
	return isRead(call) ? limits.readMs : limits.writeMs;
}

/** Builds what n8n's request helper needs for a call; authentication is n8n's part. */
export function buildRequestOptions(
	call: ApiCall,
	credentialType: CredentialType,
	limits: TimeLimits,
): IHttpRequestOptions {
	const isJson = call.body !== undefined && !(Symbol.iterator in call.body);
	return {
		method: call.method,
		url: `${API_BASE}${call.path}`,
		headers: {
			Accept: 'application/json',
			'Accept-Charset': 'utf-8',
			'User-Agent': USER_AGENT,
			...(isJson ? { 'Content-Type': 'application/json' } : {}),
		},
		...(call.body === undefined ? {} : { body: call.body }),
		timeout: timeLimit(call, limits),
		// Read by `readBody`, which knows when to stop.
		encoding: 'stream',
		returnFullResponse: true,
		// A redirect would carry the token to wherever the answer says.
		disableFollowRedirect: true,
		// n8n sends a request a second time after a 401 that it sees as thrown: pointless with a fixed
		// token, and how OAuth2 tokens are renewed.
		ignoreHttpStatusErrors: credentialType === 'mediumApi',
	};
}
