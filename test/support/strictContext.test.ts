import type { IExecuteFunctions } from 'n8n-workflow';

import { strictContext } from './strictContext';

const context = strictContext<IExecuteFunctions>(
	{ getMode: () => 'manual', helpers: { httpRequest: () => Promise.resolve('answer') } },
	'this',
);

describe('strictContext', () => {
	it('has the defined members', async () => {
		expect(context.getMode()).toBe('manual');
		await expect(context.helpers.httpRequest({ url: '/' })).resolves.toBe('answer');
	});

	it('throws on any other member and names it', () => {
		expect(() => context.getNode()).toThrow('this.getNode was used');
		expect(() => context.helpers.request('/')).toThrow('this.helpers.request was used');
	});

	it('is read-only', () => {
		expect(() => Object.assign(context, { getNode: () => undefined })).toThrow('this.getNode');
	});

	it('can be returned from an async function', async () => {
		await expect(Promise.resolve(context)).resolves.toBe(context);
	});
});
