import fc from 'fast-check';

import type { Miss, Silence } from '../../../../nodes/Medium/transport/outcome';
import { MAX_RETRIES, retryDelay, shouldRetry } from '../../../../nodes/Medium/transport/retry';
import { forAll } from '../../../support/seed';

const SILENCES: Record<Silence, boolean> = {
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
	cancelled: false,
	source: false,
	unknown: false,
};

const rejected = (status: number, retryAfterMs?: number): Miss => ({
	kind: 'rejected',
	status,
	reason: '',
	...(retryAfterMs === undefined ? {} : { retryAfterMs }),
});
const unreadable = (status: number, defect: 'cut' | 'html' | 'empty'): Miss => ({
	kind: 'unreadable',
	status,
	defect,
	preview: '',
});
const unanswered = (silence: Silence): Miss => ({ kind: 'unanswered', silence, reason: '' });

const anyMiss: fc.Arbitrary<Miss> = fc.oneof(
	fc
		.record({ status: fc.integer({ min: 200, max: 599 }), wait: fc.option(fc.nat()) })
		.map(({ status, wait }) => rejected(status, wait ?? undefined)),
	fc
		.tuple(fc.integer({ min: 200, max: 599 }), fc.constantFrom('cut', 'html', 'empty'))
		.map(([status, defect]) => unreadable(status, defect)),
	fc.constantFrom(...(Object.keys(SILENCES) as Silence[])).map(unanswered),
);

describe('shouldRetry', () => {
	const ask = (miss: Miss, attempt = 1): { retry: boolean; reason: string } =>
		shouldRetry({ attempt, isRead: true, miss });

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
		expect(ask(rejected(status))).toEqual({ retry, reason: `status ${status}` });
		expect(ask(unreadable(status, 'html')).retry).toBe(retry);
	});

	it.each(Object.entries(SILENCES))('no answer because of %s: %p', (silence, retry) => {
		expect(ask(unanswered(silence as Silence))).toEqual({ retry, reason: silence });
	});

	it('tries a cut answer again, whatever its status', () => {
		expect(ask(unreadable(200, 'cut'))).toEqual({ retry: true, reason: 'cut' });
		expect(ask(unreadable(200, 'empty')).retry).toBe(false);
	});

	it('waits a minute at most', () => {
		expect(ask(rejected(429, 60_000)).retry).toBe(true);
		expect(ask(rejected(429, 60_001))).toEqual({ retry: false, reason: 'asked to wait too long' });
		expect(ask({ ...unreadable(200, 'cut'), retryAfterMs: 60_001 } as Miss).retry).toBe(false);
	});

	it('makes four tries in all', () => {
		expect([1, 2, 3, 4].map((attempt) => ask(rejected(503), attempt).retry)).toEqual([
			true,
			true,
			true,
			false,
		]);
		expect(ask(rejected(503), 4).reason).toBe('tried often enough');
	});

	it('never sends again what is no read, whatever happened', () => {
		forAll(
			fc.property(fc.integer({ min: 1, max: 9 }), anyMiss, (attempt, miss) => {
				expect(shouldRetry({ attempt, isRead: false, miss }).retry).toBe(false);
			}),
		);
	});

	it('comes to an end, whatever happens', () => {
		forAll(
			fc.property(fc.integer({ min: MAX_RETRIES + 1 }), anyMiss, (attempt, miss) => {
				expect(ask(miss, attempt).retry).toBe(false);
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
		expect(retryDelay(attempt, rejected(503), random)).toBe(ms);
	});

	it('is what the server asked for, if it asked', () => {
		expect(retryDelay(3, rejected(429, 1234), 0.7)).toBe(1234);
		expect(retryDelay(3, rejected(429, 0), 0.7)).toBe(0);
		expect(retryDelay(1, unanswered('reset'), 0)).toBe(250);
	});

	it('stays between a quarter of a second and eight seconds, unless asked', () => {
		const random = fc.double({ min: 0, max: 1, noNaN: true });
		forAll(
			fc.property(fc.integer({ min: 1, max: 2000 }), random, (attempt, chance) => {
				const ms = retryDelay(attempt, rejected(503), chance);
				expect(ms).toBeGreaterThanOrEqual(250);
				expect(ms).toBeLessThanOrEqual(8000);
				expect(Number.isInteger(ms)).toBe(true);
			}),
		);
	});
});
