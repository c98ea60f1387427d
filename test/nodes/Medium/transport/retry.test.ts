import fc from 'fast-check';

import type { Failure, NetworkCause } from '../../../../nodes/Medium/transport/outcome';
import {
	MAX_RETRIES,
	retryDelay,
	type RetryPolicy,
	shouldRetry,
} from '../../../../nodes/Medium/transport/retry';
import { forAll } from '../../../support/seed';

const CAUSES: Record<NetworkCause, boolean> = {
	reset: true,
	dns: false,
	tls: false,
	connectionRefused: false,
	unreachable: false,
	blocked: false,
	notConnected: false,
	reconnect: false,
	noCredential: false,
	proxy: false,
	timeout: false,
	canceled: false,
	source: false,
	unknown: false,
};

const refused = (status: number, retryAfterMs?: number): Failure => ({
	kind: 'refused',
	status,
	message: '',
	...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
const invalid = (status: number, reason: 'cut' | 'html' | 'empty'): Failure => ({
	kind: 'invalidResponse',
	status,
	reason,
	preview: '',
});
const network = (cause: NetworkCause): Failure => ({ kind: 'networkError', cause, message: '' });

const anyFailure: fc.Arbitrary<Failure> = fc.oneof(
	fc
		.record({ status: fc.integer({ min: 200, max: 599 }), wait: fc.option(fc.nat()) })
		.map(({ status, wait }) => refused(status, wait ?? undefined)),
	fc
		.tuple(fc.integer({ min: 200, max: 599 }), fc.constantFrom('cut', 'html', 'empty'))
		.map(([status, reason]) => invalid(status, reason)),
	fc.constantFrom(...(Object.keys(CAUSES) as NetworkCause[])).map(network),
);

describe('shouldRetry', () => {
	const ask = (
		failure: Failure,
		attempt = 1,
		policy: RetryPolicy = 'read',
	): { retry: boolean; reason: string } => shouldRetry({ attempt, policy, failure });

	it.each([
		[429, true],
		[502, true],
		[503, true],
		[504, true],
		[200, false],
		[400, false],
		[401, false],
		[403, false],
		[404, false],
		[500, false],
		[501, false],
	])('status %d: %p', (status, retry) => {
		expect(ask(refused(status))).toEqual({ retry, reason: `status ${status}` });
		expect(ask(invalid(status, 'html')).retry).toBe(retry);
	});

	it.each(Object.entries(CAUSES))('no answer because of %s: %p', (cause, retry) => {
		expect(ask(network(cause as NetworkCause))).toEqual({ retry, reason: cause });
	});

	it('tries a cut answer again, whatever its status', () => {
		expect(ask(invalid(200, 'cut'))).toEqual({ retry: true, reason: 'cut' });
		expect(ask(invalid(200, 'empty')).retry).toBe(false);
	});

	it('waits a minute at most', () => {
		expect(ask(refused(429, 60_000)).retry).toBe(true);
		expect(ask(refused(429, 60_001))).toEqual({ retry: false, reason: 'asked to wait too long' });
		expect(ask({ ...invalid(200, 'cut'), retryAfterMs: 60_001 } as Failure).retry).toBe(false);
	});

	it('leaves a server alone that throttles, unless it says for how long', () => {
		const throttled = (failure: Failure): unknown => ask(failure, 1, 'readUnlessThrottled');
		expect(throttled(refused(429))).toEqual({ retry: false, reason: 'throttled' });
		expect(throttled(refused(429, 1_000))).toEqual({ retry: true, reason: 'status 429' });
		expect(throttled(refused(503))).toEqual({ retry: true, reason: 'status 503' });
		expect(throttled(network('reset'))).toEqual({ retry: true, reason: 'reset' });
	});

	it('makes four tries in all', () => {
		expect([1, 2, 3, 4].map((attempt) => ask(refused(503), attempt).retry)).toEqual([
			true,
			true,
			true,
			false,
		]);
		expect(ask(refused(503), 4).reason).toBe('tried often enough');
	});

	it('never sends again what is no read, whatever happened', () => {
		forAll(
			fc.property(fc.integer({ min: 1, max: 9 }), anyFailure, (attempt, failure) => {
				expect(shouldRetry({ attempt, policy: 'never', failure }).retry).toBe(false);
			}),
		);
	});

	it('comes to an end, whatever happens', () => {
		forAll(
			fc.property(fc.integer({ min: MAX_RETRIES + 1 }), anyFailure, (attempt, failure) => {
				expect(ask(failure, attempt).retry).toBe(false);
			}),
		);
	});
});

describe('retryDelay', () => {
	it.each([
		[1, 0, 250],
		[1, 1, 500],
		[2, 0, 500],
		[2, 0.5, 750],
		[3, 1, 2000],
		[5, 0, 4000],
		[6, 1, 8000],
	])('try %d, random %d: %d ms', (attempt, random, ms) => {
		expect(retryDelay(attempt, refused(503), random)).toBe(ms);
	});

	it('is what the server asked for, if it asked', () => {
		expect(retryDelay(3, refused(429, 1234), 0.7)).toBe(1234);
		expect(retryDelay(3, refused(429, 0), 0.7)).toBe(0);
		expect(retryDelay(1, network('reset'), 0)).toBe(250);
	});

	it('stays between a quarter of a second and eight seconds, unless asked', () => {
		const random = fc.double({ min: 0, max: 1, noNaN: true });
		forAll(
			fc.property(fc.integer({ min: 1, max: 2000 }), random, (attempt, chance) => {
				const ms = retryDelay(attempt, refused(503), chance);
				expect(ms).toBeGreaterThanOrEqual(250);
				expect(ms).toBeLessThanOrEqual(8000);
				expect(Number.isInteger(ms)).toBe(true);
			}),
		);
	});
});
