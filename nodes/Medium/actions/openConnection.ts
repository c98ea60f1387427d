import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import { type Connection, credentialTypeOf, DEFAULT_TIME_LIMITS } from '../transport/connection';

/** 24 days, in milliseconds: not much more, and Node.js timers overflow to no wait at all. */
const MAX_LIMIT_MS = 24 * 24 * 60 * 60 * 1000;

/** Opens the connection that an item's Authentication and Options ask for. */
export function openConnection(functions: IExecuteFunctions, itemIndex: number): Connection {
	const options: unknown = functions.getNodeParameter('options', itemIndex, {});
	const { requestTimeout, writeTimeout } = isRecord(options) ? options : {};
	return {
		functions,
		credentialType: credentialTypeOf(
			functions.getNodeParameter('authentication', 0, 'accessToken'),
		),
		limits: {
			readMs: toMs(requestTimeout, DEFAULT_TIME_LIMITS.readMs),
			writeMs: toMs(writeTimeout, DEFAULT_TIME_LIMITS.writeMs),
		},
		retryReads: true,
	};
}

function toMs(seconds: unknown, fallbackMs: number): number {
	const ms = Number(seconds) * 1000;
	return ms > 0 ? Math.min(ms, MAX_LIMIT_MS) : fallbackMs;
}
