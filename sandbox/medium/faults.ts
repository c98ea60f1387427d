import type { IncomingMessage } from 'node:http';
import { FAULTS, type Fault, type FaultName } from './faultTable.ts';

/** Which requests a fault affects. A field that is absent matches every request. */
export type FaultMatch = {
	method?: string;
	/** A prefix of the path, or a regular expression when it starts with `^`. */
	path?: string;
	/** How many matching requests are affected, from the first on; all when absent. */
	times?: number;
	/** Only these matching requests, counted from 1. */
	nth?: number | number[];
};
/** What goes wrong; `faultTable.ts` describes the settings of each fault. */
export type FaultSetting = Omit<Fault, 'name'> & { name: FaultName };
export type FaultRule = { match?: FaultMatch; fault: FaultSetting };

/** A header that adds a fault to one request: the fault's name, or its settings as JSON. */
export const FAULT_HEADER = 'x-sandbox-fault';

/** The active faults. */
export class Faults {
	#rules: Array<FaultRule & { seen: number }> = [];

	/** Adds a rule after the others. If several rules apply to a request, the first one wins. */
	add(rule: FaultRule): void {
		this.#rules.push({ ...rule, seen: 0 });
	}

	clear(): void {
		this.#rules = [];
	}

	get rules(): readonly FaultRule[] {
		return this.#rules;
	}

	/** Gets the fault for this request, if any. Counts the request for every rule that matches it. */
	take(request: Pick<IncomingMessage, 'method' | 'url' | 'headers'>): FaultSetting | undefined {
		const header = request.headers[FAULT_HEADER];
		if (typeof header === 'string')
			return readFault(header.startsWith('{') ? parse(header) : header);
		const path = (request.url ?? '').replace(/\?.*$/s, '');
		let met: FaultSetting | undefined;
		for (const rule of this.#rules) {
			if (!matches(rule.match ?? {}, request.method ?? '', path)) continue;
			rule.seen += 1;
			if (isDue(rule.match ?? {}, rule.seen)) met ??= rule.fault;
		}
		return met;
	}
}

/** Reads a rule from the control API. Throws a TypeError that says what is wrong. */
export function readRule(value: unknown): FaultRule {
	if (!isObject(value)) throw new TypeError('A fault rule must be an object.');
	const match = value.match ?? {};
	if (!isObject(match)) throw new TypeError('`match` must be an object.');
	const { method, path, times, nth } = match;
	if (method !== undefined && typeof method !== 'string')
		throw new TypeError('`method` must be a string.');
	if (path !== undefined && typeof path !== 'string')
		throw new TypeError('`path` must be a string.');
	if (times !== undefined && typeof times !== 'number')
		throw new TypeError('`times` must be a number.');
	const isNth = nth === undefined || typeof nth === 'number' || isNumbers(nth);
	if (!isNth) throw new TypeError('`nth` must be a number or a list of numbers.');
	if (path?.startsWith('^')) new RegExp(path);
	return { match: { method, path, times, nth }, fault: readFault(value.fault) };
}

function readFault(value: unknown): FaultSetting {
	const setting = typeof value === 'string' ? { name: value } : value;
	if (!isObject(setting)) throw new TypeError('`fault` must be a name or an object with a `name`.');
	const { name, ms, status, body, retryAfter, afterStoring } = setting;
	if (!isFaultName(name)) {
		throw new TypeError(
			`This fault does not exist. Choose one of: ${Object.keys(FAULTS).join(', ')}.`,
		);
	}
	return {
		name,
		ms: typeof ms === 'number' ? ms : undefined,
		status: typeof status === 'number' ? status : undefined,
		body: body === 'html' ? 'html' : 'json',
		retryAfter: typeof retryAfter === 'number' ? retryAfter : undefined,
		afterStoring: typeof afterStoring === 'boolean' ? afterStoring : undefined,
	};
}

function matches(match: FaultMatch, method: string, path: string): boolean {
	if (match.method !== undefined && match.method.toUpperCase() !== method) return false;
	if (match.path === undefined) return true;
	return match.path.startsWith('^')
		? new RegExp(match.path).test(path)
		: path.startsWith(match.path);
}

function isDue({ times, nth }: FaultMatch, seen: number): boolean {
	if (nth !== undefined) return [nth].flat().includes(seen);
	return times === undefined || seen <= times;
}

function parse(text: string): unknown {
	return JSON.parse(text);
}

function isObject(value: unknown): value is Record<string, unknown> {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isNumbers(value: unknown): value is number[] {
	return Array.isArray(value) && value.every((one) => typeof one === 'number');
}

function isFaultName(value: unknown): value is FaultName {
	return typeof value === 'string' && Object.hasOwn(FAULTS, value);
}
