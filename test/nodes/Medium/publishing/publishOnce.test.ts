import { goOffline } from '../../../support/offline';
import {
	answerMe,
	medium,
	POST_PARAMETERS,
	postAnswer,
	runMedium,
	USER_ID,
} from '../../../support/mediumNode';
import type { WorkflowRun } from '../../../support/workflowRun';

const TITLES = ['a', 'b', 'c', 'd', 'e'];
const RETRY = { retryOnFail: true, maxTries: 3, waitBetweenTries: 1 };

/** Stands for Medium: stores what it is sent, and answers some creates otherwise. */
function store(faults: Array<number | 'lost' | undefined>): {
	stored: string[];
	requests: string[];
} {
	const stored: string[] = [];
	const requests: string[] = [];
	medium()
		.persist()
		.post(`/users/${USER_ID}/posts`)
		.reply(async (request: Request) => {
			const { title } = (await request.json()) as { title: string };
			const fault = faults[requests.push(title) - 1];
			if (typeof fault === 'number') return [fault, { errors: [{ message: 'no', code: 1 }] }];
			stored.push(title);
			return fault === 'lost'
				? [201, '{"data":{']
				: [201, postAnswer({ title }, `f${stored.length}`)];
		});
	return { stored, requests };
}

async function publish(titles: string[], settings = {}): Promise<WorkflowRun> {
	return await runMedium({
		parameters: { ...POST_PARAMETERS, title: '={{ $json.title }}' },
		input: titles.map((title) => ({ json: { title } })),
		settings,
	});
}

describe('within an execution', () => {
	goOffline();

	it('“Retry On Fail” goes on where it stopped, and gives back the first answers', async () => {
		answerMe().persist();
		// The third create is refused at its first try.
		const { stored, requests } = store([undefined, undefined, 429]);

		const { finished, items } = await publish(TITLES, RETRY);

		expect(finished).toBe(true);
		expect(stored).toEqual(TITLES);
		expect(requests).toEqual(['a', 'b', 'c', 'c', 'd', 'e']);
		expect(items('Node').map(({ json }) => [json.title, json.id])).toEqual(
			TITLES.map((title, index) => [title, `f${index + 1}`]),
		);
	});

	it('an unknown outcome is not repeated: the message names the story and where to look', async () => {
		answerMe().persist();
		const { stored, requests } = store([undefined, 'lost']);

		const { error } = await publish(['a', '<i>b</i>', 'c'], RETRY);

		expect(stored).toEqual(['a', '<i>b</i>']);
		expect(requests).toEqual(['a', '<i>b</i>']);
		expect(error).toMatchObject({
			message: 'It is not known whether Medium has this story already, so it was not sent again',
			context: { itemIndex: 1 },
		});
		expect(error?.description).toContain('The story “&lt;i&gt;b&lt;/i&gt;” may exist all the same');
	});

	it.each([500, 502, 503, 504])('a %i is an unknown outcome too', async (status) => {
		answerMe().persist();
		const { requests } = store([status]);

		const { finished } = await publish(['a'], RETRY);

		expect(finished).toBe(false);
		expect(requests).toEqual(['a']);
	});

	it.each([400, 401, 403, 413, 429])('after a %i it is tried again', async (status) => {
		answerMe().persist();
		const { requests, stored } = store([status]);

		const { finished } = await publish(['a'], RETRY);

		expect(finished).toBe(true);
		expect(requests).toEqual(['a', 'a']);
		expect(stored).toEqual(['a']);
	});

	it('items that are equal on purpose are told apart', async () => {
		answerMe();
		const { stored } = store([]);

		const { items } = await publish(['a', 'a', 'a']);

		expect(stored).toEqual(['a', 'a', 'a']);
		expect(items('Node').map(({ json }) => json.id)).toEqual(['f1', 'f2', 'f3']);
	});

	it('remembers what Medium answered, and no content', async () => {
		answerMe();
		store([]);

		const { run } = await publish(['a']);

		const context = JSON.stringify(run.data.executionData?.contextData);
		expect(context).toContain('"state":"published"');
		expect(context).not.toContain('Some text');
	});
});
