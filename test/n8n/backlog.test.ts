import { createBacklog } from '../../sandbox/start/backlog';
import { createsOf, startBench, type Bench } from './bench';
import { outputOf } from './workflows';

jest.setTimeout(300_000);

const DAY = 24 * 60 * 60 * 1000; // ms

/** How the items of one run ended. */
type Day = { published: number; skipped: number; heldBack: number };

/** examples/publish-a-backlog.json against Medium's daily limit, with n8n restarted every night. */
describe('a backlog of 35 stories', () => {
	let bench: Bench;

	beforeAll(async () => {
		bench = await startBench('--keep-n8n');
		await bench.medium.reset();
		await bench.medium.limitPosts(true);
	});
	afterAll(async () => await bench?.stop());

	function kindOf(item: Record<string, unknown>): keyof Day | undefined {
		if (item['reason'] === 'dailyLimit' && item['published'] === false) return 'heldBack';
		if (item['reason'] === 'alreadyPublished' && item['skipped'] === true) return 'skipped';
		return typeof item['id'] === 'string' ? 'published' : undefined;
	}

	async function runOnce(): Promise<Day & { creates: number }> {
		const before = (await createsOf(bench.medium)).length;
		const execution = await bench.editor.runWorkflow(
			bench.report.workflows['publish-a-backlog.json'] ?? '',
		);
		expect(execution.status).toBe('success');
		const items = outputOf(execution, 'Publish Backlog');
		expect(items).toHaveLength(35);
		const kinds = items.map(kindOf);
		expect(kinds).not.toContain(undefined);
		const count = (kind: keyof Day): number => kinds.filter((each) => each === kind).length;
		return {
			published: count('published'),
			skipped: count('skipped'),
			heldBack: count('heldBack'),
			creates: (await createsOf(bench.medium)).length - before,
		};
	}

	async function sleepOver(signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
		await bench.restartN8n(signal);
		await bench.medium.advanceClock(DAY);
	}

	it('is published in four days, each story once, and left alone from then on', async () => {
		expect(await runOnce()).toEqual({ published: 10, skipped: 0, heldBack: 25, creates: 11 });
		// Once more on the same day: Medium is asked once, in vain.
		expect(await runOnce()).toEqual({ published: 0, skipped: 10, heldBack: 25, creates: 1 });
		await sleepOver('SIGTERM');
		expect(await runOnce()).toEqual({ published: 10, skipped: 10, heldBack: 15, creates: 11 });
		await sleepOver('SIGKILL');
		expect(await runOnce()).toEqual({ published: 10, skipped: 20, heldBack: 5, creates: 11 });
		await sleepOver('SIGTERM');
		expect(await runOnce()).toEqual({ published: 5, skipped: 30, heldBack: 0, creates: 5 });
		expect(await runOnce()).toEqual({ published: 0, skipped: 35, heldBack: 0, creates: 0 });

		const stored = (await bench.medium.stories()).map(({ title }) => title).sort();
		const written = createBacklog().map(({ text }) => /^# (.+)$/m.exec(text)?.[1]);
		expect(stored).toEqual(written.sort());
		expect(new Set(stored).size).toBe(35);
		expect((await createsOf(bench.medium)).length).toBeLessThanOrEqual(40);
	});
});
