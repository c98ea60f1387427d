import { setTimeout as wait } from 'node:timers/promises';
import type { Execution, Workflow } from '../../sandbox/n8n/rest';
import { post, textAt } from '../sandbox/client';
import type { LoggedRequest } from '../support/localMedium';
import { startBench, type Bench } from './bench';
import { isGroupAlive } from './runningSandbox';
import { chain, outputOf } from './workflows';

jest.setTimeout(10 * 60 * 1000);

/**
 * n8n refuses a poll time that comes more than once a minute, but takes any number of poll times,
 * each with a second of its own. So there is no shortest interval; this one lets n8n keep up.
 */
const INTERVAL = 5; // s
const TIMES = Array.from({ length: 60 / INTERVAL }, (_, index) => `${index * INTERVAL} * * * * *`);
const SLOW = 2.4 * INTERVAL * 1000; // ms, so that the next two polls begin meanwhile

const LOOK_EVERY = 200; // ms
const WITHIN = 90_000; // ms, for what takes a few seconds on a machine with nothing else to do

const TRIGGER = 'Medium Trigger';
const FEED = { method: 'GET', path: '/feed/' };
const MINUTE = 60_000;

/** A real n8n that polls the sandbox's feed: restarted, throttled, killed, overtaken. */
describe('the Medium Trigger in a real n8n', () => {
	let bench: Bench;
	/** Of the n8n that runs. */
	let pid: number;
	let workflowId: string;
	/** Ids, in the order in which the stories appeared in the feed. */
	const published: string[] = [];
	const read = new Map<string, Execution>();

	beforeAll(async () => {
		bench = await startBench('--keep-n8n');
		pid = bench.report.pids.n8n;
		await bench.medium.reset();
	});
	afterAll(async () => await bench?.stop());

	function workflow(...cronExpressions: string[]): Workflow {
		const item = cronExpressions.map((cronExpression) => ({ mode: 'custom', cronExpression }));
		return chain('Each new story', [
			{
				name: TRIGGER,
				type: 'n8n-nodes-medium.mediumTrigger',
				parameters: { pollTimes: { item }, source: 'user', user: '@mara.lindqvist' },
			},
			{ name: 'Do Something', type: 'n8n-nodes-base.noOp' },
		]);
	}

	async function publishOne(fields: Record<string, unknown> = {}): Promise<string> {
		const title = `Story ${published.length + 1}`;
		const answer = await post(bench.report.medium, { publishStatus: 'public', title, ...fields });
		return textAt(answer.data, 'data', 'id');
	}

	/** No more than ten between two polls, which is what a feed shows. */
	async function publish(count: number): Promise<void> {
		for (let left = count; left > 0; left -= 1) published.push(await publishOne());
	}

	async function waitUntil(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
		const until = performance.now() + WITHIN;
		while (!(await isSo())) {
			if (performance.now() > until) throw new Error(`In vain waited until ${what}.`);
			await wait(LOOK_EVERY);
		}
	}

	/** Every execution of the workflow, oldest first; of those that have ended. */
	async function executions(): Promise<Execution[]> {
		for (const { id } of await bench.editor.executions(workflowId)) {
			const ended = read.has(id) ? undefined : await bench.editor.execution(id);
			if (ended) read.set(id, ended);
		}
		return [...read.values()].sort((one, other) => Number(one.id) - Number(other.id));
	}

	async function emitted(): Promise<unknown[]> {
		return (await executions()).flatMap((execution) =>
			outputOf(execution, TRIGGER).map(({ id }) => id),
		);
	}

	async function failed(): Promise<Execution[]> {
		return (await executions()).filter(({ status }) => status !== 'success');
	}

	async function allEmitted(): Promise<void> {
		await waitUntil('every story has started the workflow', async () => {
			const ids = new Set(await emitted());
			return published.every((id) => ids.has(id));
		});
	}

	async function feedRequests(outcome: LoggedRequest['outcome']): Promise<LoggedRequest[]> {
		const requests = await bench.medium.requests();
		return requests.filter((one) => one.path.startsWith(FEED.path) && one.outcome === outcome);
	}

	async function waitForPolls(count: number): Promise<void> {
		const before = (await feedRequests('answered')).length;
		await waitUntil(
			`n8n has polled ${count} times`,
			async () => (await feedRequests('answered')).length >= before + count,
		);
	}

	/** Ends n8n, does something while there is none, and waits for the next one. */
	async function restartAround(
		signal: 'SIGTERM' | 'SIGKILL',
		between: () => Promise<void>,
	): Promise<void> {
		const restarted = bench.restartN8n(signal);
		await waitUntil('n8n has ended', () => !isGroupAlive(pid));
		await between();
		pid = await restarted;
	}

	/** The next two polls wait longer for their answers than the polls after them. */
	async function slowDownTwoPolls(): Promise<void> {
		const fault = { name: 'latency', ms: SLOW };
		await bench.medium.addFault({ match: { ...FEED, times: 2 }, fault });
	}

	async function slowPolls(): Promise<LoggedRequest[]> {
		return (await feedRequests('answered')).filter(({ fault }) => fault === 'latency');
	}

	it('cannot be given a poll time that comes every few seconds', async () => {
		const { id } = await bench.editor.createWorkflow(workflow(`*/${INTERVAL} * * * * *`));
		await expect(bench.editor.activateWorkflow(id)).rejects.toThrow('at least a minute');
	});

	it('starts the workflow with each of 25 stories once, in order', async () => {
		const old = [await publishOne(), await publishOne()];
		({ id: workflowId } = await bench.editor.createWorkflow(workflow(...TIMES)));
		await bench.editor.activateWorkflow(workflowId);

		await publish(4);
		await allEmitted();
		// Nothing new, and a story that appears late: older than all the others.
		await bench.medium.editStory(published[0] ?? '', { title: 'Edited' });
		const publishedAt = new Date(Date.now() - MINUTE).toISOString();
		published.push(await publishOne({ publishedAt }));
		await allEmitted();

		await slowDownTwoPolls();
		await publish(4);
		await waitUntil('two slow answers are there', async () => (await slowPolls()).length === 2);
		const [first, second] = (await slowPolls()).map(({ time }) => Date.parse(time));
		// Otherwise the machine was too slow for the schedule, and nothing is proved.
		expect((second ?? 0) - (first ?? 0)).toBeLessThan(SLOW);
		await allEmitted();

		await restartAround('SIGTERM', async () => await publish(3));
		await allEmitted();

		await bench.medium.addFault({ match: FEED, fault: 'tooManyFeedRequests' });
		await publish(3);
		await waitUntil('two polls have failed', async () => (await failed()).length >= 2);
		await publish(1);
		await bench.medium.clearFaults();
		await allEmitted();

		// The first poll after a start fails: n8n would give a trigger up that says so.
		const before = (await failed()).length;
		await bench.medium.addFault({ match: FEED, fault: 'tooManyFeedRequests' });
		await restartAround('SIGKILL', async () => await publish(3));
		await waitUntil('a poll has failed again', async () => (await failed()).length > before);
		await bench.medium.clearFaults();
		await allEmitted();

		await bench.editor.deactivateWorkflow(workflowId);
		await publish(3);
		await bench.editor.activateWorkflow(workflowId);
		await allEmitted();
		await publish(3);
		await allEmitted();
		await waitForPolls(2);

		expect(published).toHaveLength(25);
		expect(await bench.medium.stories()).toHaveLength(old.length + 25);
		expect(await emitted()).toEqual(published);
	});

	it('says in the executions that failed to poll less often', async () => {
		const throttled = await failed();
		expect(throttled.length).toBeGreaterThanOrEqual(2);
		for (const { status, error } of throttled) {
			expect(status).toBe('error');
			expect(error?.message).toBe('Medium asks to read its feeds less often');
			expect(error?.description).toContain('poll less often: under Poll Times');
		}
	});
});
