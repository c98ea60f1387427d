import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { StoryMemory, UploadMemory } from '../../../../nodes/Medium/publishing/executionMemory';
import { keyOfItem } from '../../../../nodes/Medium/publishing/storyKey';
import { type MemoryDeduplicator, useDeduplication } from '../../../support/deduplication';
import { POST_PARAMETERS, runMedium } from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';
import { strictContext } from '../../../support/strictContext';
import { storeCreates } from './medium';

/**
 * What earlier versions of this package have left in executions and in n8n's database, letter for letter:
 * an execution that is retried after an update must find it.
 */
const ITEM_KEY = 'run 2, item 3, 21f20d82484f121b8174350d4ab7f8b8dd817413d74c2ae29e5f963b585898ce';
const CONTEXT: IDataObject = {
	publishing: {
		a: { state: 'published', post: { id: 'f1', title: 'T', publishedAt: null }, at: 1700000000000 },
		b: { state: 'unknown', title: 'T', sentAt: 1700000000001 },
		c: { state: 'unknown', title: 'T', sentAt: 1700000000002, said: 'Medium did not answer' },
	},
	uploads: { d: 'https://cdn-images-1.medium.com/1*a.png' },
};

const inDatabase = {
	sent: ['Medium story: a'],
	published: ['Medium story: a', 'Medium story confirmed: a', 'Medium story confirmed, indeed: a'],
};

describe('what earlier versions have stored is found', () => {
	it('a create of the execution, by the same key', () => {
		const functions = strictContext<IExecuteFunctions>({ evaluateExpression: () => 2 });
		const body = { title: 'T', content: 'C', contentFormat: 'html', tags: ['a'] };
		expect(keyOfItem({ functions, itemIndex: 3, target: 'profile', body })).toBe(ITEM_KEY);
	});

	it('what is known of the creates and uploads of the execution', () => {
		const context = structuredClone(CONTEXT);
		const { a, b, c } = CONTEXT.publishing as IDataObject;
		const stories = new StoryMemory(context);
		expect(['a', 'b', 'c'].map((key) => stories.recall(key))).toEqual([a, b, c]);
		expect(new UploadMemory(context).recall('d')).toBe('https://cdn-images-1.medium.com/1*a.png');
	});

	it('and what is stored now has the same form', () => {
		const context = {};
		const stories = new StoryMemory(context);
		stories.rememberPublished('a', { id: 'f1', title: 'T', publishedAt: null }, 1700000000000);
		stories.rememberUnknown('b', { title: 'T', sentAt: 1700000000001 });
		const said = 'Medium did not answer';
		stories.rememberUnknown('c', { title: 'T', sentAt: 1700000000002, said });
		new UploadMemory(context).remember('d', 'https://cdn-images-1.medium.com/1*a.png');
		expect(context).toEqual(CONTEXT);
	});

	describe('in the database', () => {
		goOffline();
		let memory: MemoryDeduplicator;
		beforeEach(async () => {
			memory = await useDeduplication();
		});

		const publish = async (): Promise<IDataObject[]> =>
			(
				await runMedium({
					parameters: {
						...POST_PARAMETERS,
						skipIfPublished: true,
						recognizeBy: 'expression',
						storyKey: 'a',
					},
					settings: { id: 'Node' },
				})
			)
				.items('Node')
				.map(({ json }) => json);

		it.each([
			['sent', 'outcomeUnknown'],
			['published', 'alreadyPublished'],
		] as const)('a story that was %s', async (state, reason) => {
			const { requests } = storeCreates();
			memory.restore('workflow Node', inDatabase[state]);
			expect(await publish()).toEqual([{ skipped: true, reason, key: 'a' }]);
			expect(requests).toEqual([]);
			expect(memory.entries().sort()).toEqual([...inDatabase[state]].sort());
		});

		it('and what is stored now has the same form', async () => {
			storeCreates();
			await publish();
			expect(memory.entries()).toEqual(inDatabase.published);
		});
	});
});
