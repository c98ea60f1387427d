import type { IncomingMessage } from 'node:http';
import { FAULTS, type Fault, type FaultName } from './faultTable.ts';

/** Which requests a fault meets. Whatever is not given matches everything. */
export type FaultMatch = {
	method?: string;
	/** A prefix of the path, or a regular expression when it starts with `^`. */
	path?: string;
	/** How many matching requests are met; all of them when absent. */
	times?: number;
	/** Only these matching requests, counted from 1. */
	nth?: number | number[];
};
/** What goes wrong; the other settings are described with each fault in `faultTable.ts`. */
export type FaultSetting = Omit<Fault, 'name'> & { name: FaultName };
export type FaultRule = { match?: FaultMatch; fault: FaultSetting };

/** Header that puts a fault on one request: its name, or the setting as JSON. For direct tests. */
export const FAULT_HEADER = 'x-sandbox-fault';

/** The faults that are switched on. */
export class Faults {
	#rules: Array<FaultRule & { seen: number }> = [];

	/** Adds a rule behind the others; the first one that meets a request decides. */
	add(rule: FaultRule): void {
		this.#rules.push({ ...rule, seen: 0 });
	}

	clear(): void {
		this.#rules = [];
	}

	get rules(): readonly FaultRule[] {
		return this.#rules;
	}

	/** The fault for this request, if any; counts it for every rule it matches. */
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

/** Reads a rule that came over the control API. Throws a TypeError that says what is wrong. */
export function readRule(value: unknown): FaultRule {
	if (!isObject(value)) throw new TypeError('A fault rule is an object.');
	const match = value.match ?? {};
	if (!isObject(match)) throw new TypeError('`match` is an object.');
	const { method, path, times, nth } = match;
	if (method !== undefined && typeof method !== 'string') throw new TypeError('`method` is text.');
	if (path !== undefined && typeof path !== 'string') throw new TypeError('`path` is text.');
	if (times !== undefined && typeof times !== 'number') throw new TypeError('`times` is a number.');
	const isNth = nth === undefined || typeof nth === 'number' || isNumbers(nth);
	if (!isNth) throw new TypeError('`nth` is a number or a list of them.');
	if (path?.startsWith('^')) new RegExp(path);
	return { match: { method, path, times, nth }, fault: readFault(value.fault) };
}

function readFault(value: unknown): FaultSetting {
	const setting = typeof value === 'string' ? { name: value } : value;
	if (!isObject(setting)) throw new TypeError('`fault` is a name or an object with one.');
	const { name, ms, status, body, retryAfter, afterStoring } = setting;
	if (!isFaultName(name)) {
		throw new TypeError(`There is no such fault. Known: ${Object.keys(FAULTS).join(', ')}.`);
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
