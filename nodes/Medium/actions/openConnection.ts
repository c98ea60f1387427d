import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../isRecord';
import { type Connection, credentialTypeOf, DEFAULT_TIME_LIMITS } from '../transport/connection';

/** Node.js timers cannot wait longer than this, in milliseconds (about 24.8 days). */
const MAX_TIMER_MS = 2 ** 31 - 1;

/** Opens the connection that an item's Authentication and Options ask for. */
export function openConnection(functions: IExecuteFunctions, itemIndex: number): Connection {
	const options: unknown = functions.getNodeParameter('options', itemIndex, {});
	const { requestTimeout, writeTimeout } = isRecord(options) ? options : {};
	return {
		functions,
		credentialType: credentialTypeOf(functions.getNodeParameter('authentication', 0)),
		limits: {
			readMs: toMs(requestTimeout, DEFAULT_TIME_LIMITS.readMs),
			writeMs: toMs(writeTimeout, DEFAULT_TIME_LIMITS.writeMs),
		},
		retryReads: true,
	};
}

function toMs(seconds: unknown, fallbackMs: number): number {
	const ms = Number(seconds) * 1000;
	return ms > 0 ? Math.min(ms, MAX_TIMER_MS) : fallbackMs;
}
