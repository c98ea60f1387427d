import type { IDataObject } from 'n8n-workflow';

import { goOffline } from '../../support/offline';
import { PUBLICATION_ID } from '../../support/mediumNode';
import { type Behaviour, PUBLICATIONS, runBoth, type Scenario } from './bothNodes';

const POST: IDataObject = {
	resource: 'post',
	operation: 'create',
	title: 'A title',
	contentFormat: 'markdown',
	content: '# A title\n\nGrüße 🙂',
};
const IN_PUBLICATION: IDataObject = {
	...POST,
	publication: true,
	publicationId: PUBLICATION_ID,
};
const GET_ALL: IDataObject = { resource: 'publication', operation: 'getAll' };
const ALL_FIELDS: IDataObject = {
	canonicalUrl: 'https://example.com/a?b=c&d=ü',
	license: 'cc-40-by',
	notifyFollowers: true,
	publishStatus: 'draft',
	tags: ' open source ,n8n,  Third Tag',
};

const AUTHENTICATIONS = ['accessToken', 'oAuth2'] as const;

/** Executes both and expects the same requests and the same output; gives back ours. */
async function expectSame(scenario: Scenario): Promise<Behaviour> {
	const { builtIn, ours } = await runBoth(scenario);
	expect(builtIn.run.error).toBeUndefined();
	expect(ours.run.error).toBeUndefined();
	expect(ours.requests).toEqual(builtIn.requests);
	expect(ours.output).toEqual(builtIn.output);
	return ours;
}

describe.each(AUTHENTICATIONS)('version 1 and n8n’s own node, with %s', (authentication) => {
	goOffline();

	it('create a post on the profile', async () => {
		const { requests, output } = await expectSame({ authentication, parameters: POST });

		expect(requests.map(({ method }) => method)).toEqual(['GET', 'POST']);
		expect(requests[0]?.authorization).toBe(
			authentication === 'oAuth2' ? 'Bearer oauth-access-1' : `Bearer ${'2a'.repeat(32)}7`,
		);
		expect(output[0]).toHaveProperty('id');
	});

	it('create a post in a publication', async () => {
		const { requests, output } = await expectSame({ authentication, parameters: IN_PUBLICATION });

		expect(requests).toHaveLength(1);
		expect(output[0]).toHaveProperty('data.publicationId', PUBLICATION_ID);
	});

	it('list publications', async () => {
		const { output } = await expectSame({ authentication, parameters: GET_ALL });

		expect(output).toEqual(PUBLICATIONS);
	});
});

describe('version 1 and n8n’s own node', () => {
	goOffline();

	it.each([
		...Object.entries(ALL_FIELDS).map(([name, value]) => ({ [name]: value })),
		ALL_FIELDS,
		{},
	])('send the same for %j', async (additionalFields) => {
		const { requests } = await expectSame({ parameters: { ...POST, additionalFields } });

		const body = requests[1]?.body as IDataObject;
		expect(Object.keys(body).sort()).toEqual(
			[
				...new Set(['content', 'contentFormat', 'tags', 'title', ...Object.keys(additionalFields)]),
			].sort(),
		);
		await expectSame({ parameters: { ...IN_PUBLICATION, additionalFields } });
	});

	it.each([
		{ notifyFollowers: false },
		{ tags: '' },
		{ tags: 'a,,b, ' },
		{ tags: 'same,same,SAME' },
		{ tags: 'x'.repeat(25) },
		{ tags: `${'🙂'.repeat(12)}x,1,2,3,4` },
		{ canonicalUrl: '', publishStatus: '', license: '' },
		{ canonicalUrl: 'not a URL', publishStatus: 'no status', license: 'none' },
	])('send the same for what is odd: %j', async (additionalFields) => {
		await expectSame({ parameters: { ...POST, additionalFields } });
	});

	it.each([
		['html', '<h1>A</h1><p>b &amp; c</p>'],
		['', 'no format'],
		['markdown', ''],
		['markdown', '\u0000\u2028"\\'],
	])('send the same text as %j', async (contentFormat, content) => {
		// Through expressions: n8n refuses to start with a required field that is empty.
		await expectSame({
			parameters: { ...POST, contentFormat: '={{ $json.format }}', content: '={{ $json.text }}' },
			input: [{ json: { format: contentFormat, text: content } }],
		});
	});

	it.each<[string, unknown]>([
		['a number', 12],
		['null', null],
		['an object', { a: 1 }],
		['a list', ['a', 'b']],
		['true', true],
	])('send the same for a title that is %s', async (_what, title) => {
		await expectSame({
			parameters: { ...POST, title: '={{ $json.title }}' },
			input: [{ json: { title } as IDataObject }],
		});
	});

	it('take items one after the other, asking who it is for each', async () => {
		const { requests, output } = await expectSame({
			parameters: { ...POST, title: '={{ $json.title }}' },
			input: ['a', 'b', 'c'].map((title) => ({ json: { title } })),
		});

		expect(requests.map(({ method }) => method).join(' ')).toBe('GET POST GET POST GET POST');
		expect(output.map(({ title }) => title)).toEqual(['a', 'b', 'c']);
	});

	it('take what each item says', async () => {
		await expectSame({
			parameters: {
				...POST,
				publication: '={{ $json.inPublication }}',
				publicationId: PUBLICATION_ID,
				additionalFields: { tags: '={{ $json.tags }}' },
			},
			input: [
				{ json: { inPublication: true, tags: 'a b,c' } },
				{ json: { inPublication: false, tags: '' } },
				{ json: { inPublication: 'yes', tags: null } },
				{ json: { inPublication: 'false' } },
				{ json: { inPublication: 0 } },
			],
		});
	});

	it.each<[string, IDataObject]>([
		['no limit given', {}],
		['returnAll', { returnAll: true }],
		['a limit', { limit: 2 }],
		['a limit of 1', { returnAll: false, limit: 1 }],
		['a limit over the number', { limit: 500 }],
		['a limit in a text', { limit: '={{ "2" }}' }],
		['a negative limit', { limit: '={{ -1 }}' }],
		['a limit of 0', { limit: '={{ 0 }}' }],
		['a broken limit', { limit: '={{ 1.9 }}' }],
		['a limit that is none', { limit: '={{ "many" }}' }],
		['returnAll in a text', { returnAll: '={{ "true" }}', limit: 1 }],
	])('list the same publications with %s', async (_what, parameters) => {
		await expectSame({ parameters: { ...GET_ALL, ...parameters } });
	});

	it('list publications for each item', async () => {
		const { output, run } = await expectSame({
			parameters: { ...GET_ALL, limit: 2 },
			input: [{ json: {} }, { json: {} }],
		});

		expect(output).toHaveLength(4);
		expect(run.items('Node').map(({ pairedItem }) => pairedItem)).toEqual(
			[0, 0, 1, 1].map((item) => ({ item })),
		);
	});

	it('give nothing for no publications', async () => {
		const { output } = await expectSame({
			parameters: GET_ALL,
			answer: ({ path }) => (path.endsWith('/publications') ? [200, { data: [] }] : undefined),
		});

		expect(output).toEqual([]);
	});
});
