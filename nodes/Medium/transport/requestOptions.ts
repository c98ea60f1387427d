import type { IHttpRequestOptions } from 'n8n-workflow';
import { version } from '../../../package.json';
import type { CredentialType, TimeLimits } from './connection';
import type { ImageForm } from './imageForm';

/** The only address a token is ever sent to. */
export const API_BASE = 'https://api.medium.com/v1';
/** Says what it is: Cloudflare lets an honest client pass where it challenges a feigned browser. */
export const USER_AGENT = `n8n-nodes-medium/${version}`;

/** One call of the API. */
export interface ApiCall {
	method: 'GET' | 'POST';
	/** From `apiPath`. */
	path: string;
	/** Sent as JSON, or as multipart form when it is a picture. */
	body?: Record<string, unknown> | ImageForm;
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
		// Read by readBody, which knows when to stop.
		encoding: 'stream',
		returnFullResponse: true,
		// A redirect would carry the token to wherever the answer says.
		disableFollowRedirect: true,
		// n8n sends a request a second time after a 401 that it sees as thrown: pointless with a fixed
		// token, and how OAuth2 tokens are renewed.
		ignoreHttpStatusErrors: credentialType === 'mediumApi',
	};
}
