import type { Workflow } from '../../sandbox/n8n/rest';
import type { FaultRule } from '../support/localMedium';
import { createsOf, startBench, type Bench } from './bench';
import { chain, createPosts, itemsFor, outputOf } from './workflows';

jest.setTimeout(180_000);

const TITLES = ['First', 'Second', 'Third', 'Fourth', 'Fifth'];
const CREATES = { method: 'POST', path: '^/v1/users/[^/]+/posts$' };

/** How a real n8n and this node together see to it that no story is there twice. */
describe('a story in a real n8n', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await startBench();
	});
	beforeEach(async () => await bench.medium.reset());
	afterAll(async () => await bench?.stop());

	/** Five items, each of them a story. */
	function fiveStories(
		parameters: Record<string, unknown> = {},
		settings: Record<string, unknown> = {},
	): Workflow {
		const story = { title: '={{ $json.title }}', content: '=# {{ $json.title }}', ...parameters };
		return chain('Five stories', [
			...itemsFor(TITLES),
			createPosts(bench.report.credentials.mediumApi, story, settings),
		]);
	}

	async function failThird(fault: FaultRule['fault']): Promise<void> {
		await bench.medium.addFault({ match: { ...CREATES, nth: 3 }, fault });
	}

	async function storedTitles(): Promise<string[]> {
		return (await bench.medium.stories()).map(({ title }) => title);
	}

	async function storedIds(): Promise<string[]> {
		return (await bench.medium.stories()).map(({ id }) => id);
	}

	it('is posted once by Retry On Fail', async () => {
		await failThird('tooManyRequests');
		const { id } = await bench.editor.createWorkflow(
			fiveStories({}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 }),
		);
		const execution = await bench.editor.runWorkflow(id);
		expect(execution.status).toBe('success');
		expect(await storedTitles()).toEqual(TITLES);
		expect(outputOf(execution).map((post) => post['id'])).toEqual(await storedIds());
		expect(outputOf(execution).map((post) => post['title'])).toEqual(TITLES);
		// Five, and the one that was refused.
		expect(await createsOf(bench.medium)).toHaveLength(6);
	});

	it('is posted once when the failed execution is retried', async () => {
		await failThird('tooManyRequests');
		const { id } = await bench.editor.createWorkflow(fiveStories());
		const failed = await bench.editor.runWorkflow(id);
		expect(failed.status).toBe('error');
		expect(failed.error?.node?.name).toBe('Medium');
		const firstTwo = await storedIds();
		expect(firstTwo).toHaveLength(2);

		const retried = await bench.editor.retryExecution(failed.id);
		expect(retried.status).toBe('success');
		expect(await storedTitles()).toEqual(TITLES);
		const published = outputOf(retried).map((post) => post['id']);
		expect(published).toEqual(await storedIds());
		expect(published.slice(0, 2)).toEqual(firstTwo);
		expect(await createsOf(bench.medium)).toHaveLength(6);
	});

	it('is not sent again by Retry On Fail or Retry while nobody knows whether it is there', async () => {
		await failThird('resetAfterStoring');
		const { id } = await bench.editor.createWorkflow(
			fiveStories({}, { retryOnFail: true, maxTries: 3, waitBetweenTries: 100 }),
		);
		const failed = await bench.editor.runWorkflow(id);
		expect(failed.status).toBe('error');
		expect(failed.error?.message).toContain('may already have this story');
		const retried = await bench.editor.retryExecution(failed.id);
		expect(retried.status).toBe('error');
		expect(await storedTitles()).toEqual(TITLES.slice(0, 3));
		expect(await createsOf(bench.medium)).toHaveLength(3);
	});

	describe('with Skip If Already Published', () => {
		const skip = {
			skipIfPublished: true,
			recognizeBy: 'expression',
			storyKey: '={{ $json.title }}',
		};
		const skipped = (key: string, reason = 'alreadyPublished'): object => ({
			skipped: true,
			reason,
			key,
		});

		it('is skipped by a later execution', async () => {
			const { id } = await bench.editor.createWorkflow(fiveStories(skip));
			const first = await bench.editor.runWorkflow(id);
			expect(outputOf(first).map((post) => post['id'])).toEqual(await storedIds());
			const second = await bench.editor.runWorkflow(id);
			expect(second.status).toBe('success');
			expect(outputOf(second)).toEqual(TITLES.map((title) => skipped(title)));
			expect(await storedTitles()).toEqual(TITLES);
		});

		it('is in doubt for a later execution when Medium gave no answer, and sent again only if told to', async () => {
			await failThird('resetAfterStoring');
			const { id } = await bench.editor.createWorkflow(fiveStories(skip));
			expect((await bench.editor.runWorkflow(id)).status).toBe('error');
			const second = await bench.editor.runWorkflow(id);
			expect(outputOf(second)).toEqual([
				skipped('First'),
				skipped('Second'),
				skipped('Third', 'outcomeUnknown'),
				expect.objectContaining({ title: 'Fourth' }),
				expect.objectContaining({ title: 'Fifth' }),
			]);
			expect(await storedTitles()).toEqual(TITLES);

			const sendAgain = fiveStories({ ...skip, skipOptions: { unknownOutcome: 'sendAgain' } });
			await bench.editor.updateWorkflow(id, sendAgain);
			const third = await bench.editor.runWorkflow(id);
			expect(outputOf(third)[2]).toMatchObject({ title: 'Third' });
			expect(await storedTitles()).toEqual([...TITLES, 'Third']);
			const fourth = await bench.editor.runWorkflow(id);
			expect(outputOf(fourth)).toEqual(TITLES.map((title) => skipped(title)));
		});
	});
});
