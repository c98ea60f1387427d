import { goOffline } from '../../../support/offline';
import { ME, medium, POST_PARAMETERS, runMedium, USER_ID } from '../../../support/mediumNode';

/** Every wait of the node, in milliseconds; nothing is really waited for. */
const waits: number[] = [];

jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async (ms: number): Promise<void> => {
		waits.push(ms);
		return await Promise.resolve();
	},
}));

const GET_ME = { resource: 'user', operation: 'get' };
const later = (status: number, headers = {}): void => {
	medium()
		.get('/me')
		.reply(status, { errors: [{ message: 'later', code: 1 }] }, headers);
};

describe('reads are tried again', () => {
	goOffline();
	beforeEach(() => waits.splice(0));

	it.each([429, 502, 503, 504])('after a %i', async (status) => {
		later(status);
		later(status);
		medium().get('/me').reply(200, { data: ME });

		const { error } = await runMedium({ parameters: GET_ME });

		expect(error).toBeUndefined();
		expect(waits).toHaveLength(2);
		expect(waits[0]).toBeGreaterThanOrEqual(250);
		expect(waits[0]).toBeLessThanOrEqual(500);
		expect(waits[1]).toBeGreaterThanOrEqual(500);
		expect(waits[1]).toBeLessThanOrEqual(1000);
	});

	it('after a lost connection and after an answer that broke off', async () => {
		medium()
			.get('/me')
			.replyWithError(Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' }));
		medium().get('/me').reply(200, '{"data":{"id":"12');
		medium().get('/me').reply(200, { data: ME });

		const { error } = await runMedium({ parameters: GET_ME });

		expect(error).toBeUndefined();
		expect(waits).toHaveLength(2);
	});

	it('as long after as the server asks', async () => {
		later(429, { 'Retry-After': '7' });
		later(503, { 'Retry-After': new Date(Date.now() + 20_000).toUTCString() });
		medium().get('/me').reply(200, { data: ME });

		await runMedium({ parameters: GET_ME });

		expect(waits[0]).toBe(7000);
		expect(waits[1]).toBeGreaterThan(17_000);
		expect(waits[1]).toBeLessThanOrEqual(20_000);
	});

	it('but not for longer than is reasonable: that is said instead', async () => {
		later(429, { 'Retry-After': '61' });

		const { error } = await runMedium({ parameters: GET_ME });

		expect(waits).toEqual([]);
		expect(error).toMatchObject({ message: 'Medium asks to slow down', httpCode: '429' });
		expect(error?.description).toContain('Wait 61 seconds');
	});

	it('three times at most', async () => {
		for (let count = 0; count < 4; count++) later(503);

		const { error } = await runMedium({ parameters: GET_ME });

		expect(waits).toHaveLength(3);
		expect(error).toMatchObject({ message: 'Medium could not handle the request' });
	});

	it.each([400, 401, 403, 404, 500])('not after a %i', async (status) => {
		later(status);
		const { error } = await runMedium({ parameters: GET_ME });

		expect(waits).toEqual([]);
		expect(error).toMatchObject({ httpCode: String(status) });
	});

	it('once for all items: each that needed the answer names itself', async () => {
		for (let count = 0; count < 4; count++) later(502);

		const { items } = await runMedium({
			parameters: POST_PARAMETERS,
			input: Array.from({ length: 100 }, () => ({ json: {} })),
			settings: { onError: 'continueRegularOutput' },
		});

		expect(items('Node')).toHaveLength(100);
		expect(items('Node').every(({ json }) => json.httpCode === '502')).toBe(true);
		expect(items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			Array.from({ length: 100 }, (_, item) => ({ item })),
		);
	});

	it('never in version 1, and never a create', async () => {
		later(503);
		await runMedium({
			version: 1,
			parameters: { resource: 'publication', operation: 'getAll', returnAll: true },
		});
		medium().get('/me').reply(200, { data: ME });
		medium().post(`/users/${USER_ID}/posts`).reply(429, { errors: [] }, { 'Retry-After': '1' });
		await runMedium({ parameters: POST_PARAMETERS });

		expect(waits).toEqual([]);
	});
});
