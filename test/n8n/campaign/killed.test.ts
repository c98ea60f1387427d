import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { RestError, type Execution, type ListedExecution } from '../../../sandbox/n8n/rest';
import { createRandom, type Random } from '../../campaign/random';
import type { FaultRule } from '../../support/localMedium';
import { readSeed, readWhole } from '../../support/seed';
import { createsOf, startBench, type Bench } from '../bench';
import { describeLedger, drawUpLedger, findBroken, type Entry } from './ledger';
import { chain, createPosts } from '../workflows';

/** How often n8n is killed, and from where the moments are drawn. */
const ROUNDS = readWhole('KILLS') ?? 20;
const SEED = readSeed();
/** With so many kills, one hits a create that is under way, or the moments are not random. */
const ENOUGH_TO_HIT = 10;

const STORIES = 6; // in each round
const ROUNDS_IN_FOLDER = 3; // the files of older ones are taken away, to keep runs short
const SHORTEST_INTERVAL = 4; // s
const POLL = 100; // ms

jest.setTimeout(20 * 60 * 1000);

const CREATES = { method: 'POST', path: '^/v1/users/[^/]+/posts$' };
const CREATE_TIME = 150; // ms, at least
/** What makes a create take so long: Medium before it stores it, after that, or while it answers. */
const DELAYS: [FaultRule['fault'], ...FaultRule['fault'][]] = [
	{ name: 'latency', ms: CREATE_TIME },
	{ name: 'latency', ms: CREATE_TIME, afterStoring: true },
	// One byte a millisecond; an answer has more than 300.
	{ name: 'slowTrickle', ms: 1 },
];

/** Where a kill hit, as Medium saw it. */
type Hit =
	| 'before the first create'
	| 'in the middle of a create'
	| 'between two creates'
	| 'after the last';

/** Kills a real n8n while its schedule publishes, again and again. */
describe('an n8n that is killed at any moment', () => {
	let bench: Bench;
	let random: Random;
	let folder: string;
	let workflowId: string;
	let interval: number; // ms
	let runTime: number; // ms, of a run that publishes one round's stories
	const rounds: string[][] = [];
	const kills: number[] = [];

	beforeAll(async () => {
		process.stdout.write(`Kills: seed ${SEED}\n`);
		random = createRandom(SEED);
		bench = await startBench('--keep-n8n');
		await bench.medium.reset();
		folder = path.join(bench.report.files, 'kills');
		await mkdir(folder);
		await measure();
		await bench.editor.activateWorkflow(workflowId);
	});
	afterAll(async () => await bench?.stop());

	function publishFolder(seconds: number): ReturnType<typeof chain> {
		return chain('Publish what is new in a folder', [
			{
				name: 'Every Few Seconds',
				type: 'n8n-nodes-base.scheduleTrigger',
				typeVersion: 1.2,
				parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: seconds }] } },
			},
			{
				name: 'Read Files',
				type: 'n8n-nodes-base.readWriteFile',
				parameters: { fileSelector: path.join(folder, '*.md'), options: {} },
			},
			createPosts(bench.report.credentials.mediumApi, {
				title: '={{ $json.fileName }}',
				contentSource: 'binary',
				contentFormat: 'fileName',
				binaryPropertyName: 'data',
				skipIfPublished: true,
				recognizeBy: 'expression',
				storyKey: '={{ $json.fileName }}',
			}),
		]);
	}

	/** Finds out how far apart runs have to be on this machine: those at the same time are not safe. */
	async function measure(): Promise<void> {
		({ id: workflowId } = await bench.editor.createWorkflow(publishFolder(SHORTEST_INTERVAL)));
		await bench.medium.addFault({ match: CREATES, fault: DELAYS[0] });
		const times = [];
		for (const name of ['cold', 'warm']) {
			await writeRound(name);
			const began = performance.now();
			expect(await bench.editor.runWorkflow(workflowId)).toMatchObject({ status: 'success' });
			times.push(performance.now() - began);
		}
		const [cold = 0, warm = 0] = times;
		const enough = (seconds: number): boolean =>
			seconds >= SHORTEST_INTERVAL && seconds * 1000 > 2.5 * cold;
		// Schedules count from the full minute.
		const seconds = [...Array(60).keys()].find((each) => 60 % each === 0 && enough(each)) ?? 30;
		runTime = Math.round(warm);
		interval = seconds * 1000;
		await bench.editor.updateWorkflow(workflowId, publishFolder(seconds));
	}

	/** Puts another round of stories into the folder, and takes old ones away. */
	async function writeRound(name: string): Promise<string[]> {
		const keys = Array.from({ length: STORIES }, (_, index) => `${name}-${index + 1}.md`);
		rounds.push(keys);
		await writeStories(keys);
		for (const key of rounds.at(-1 - ROUNDS_IN_FOLDER) ?? []) await rm(path.join(folder, key));
		return keys;
	}

	async function writeStories(keys: string[]): Promise<void> {
		for (const key of keys) {
			// Renamed, so that no run sees half a file.
			const unfinished = path.join(folder, `${key}.unfinished`);
			await writeFile(unfinished, `# ${key}\n\nA story that is published once.\n`);
			await rename(unfinished, path.join(folder, key));
		}
	}

	/** Waits for a run that has begun after this moment, in milliseconds since 1970, and ended. */
	async function runAfter(moment: number): Promise<void> {
		const until = Date.now() + 2 * interval + 60_000;
		const isDue = ({ startedAt, stoppedAt }: ListedExecution): boolean =>
			stoppedAt !== null && startedAt !== null && Date.parse(startedAt) > moment;
		for (;;) {
			const run = (await bench.editor.executions(workflowId)).find(isDue);
			if (run) {
				expect(run).toMatchObject({ status: 'success', mode: 'trigger' });
				return;
			}
			if (Date.now() > until) throw new Error('The schedule started no run.');
			await wait(POLL);
		}
	}

	/** Kills n8n at some moment of the next run, and waits until the run after that has ended. */
	async function killOnce(name: string): Promise<Hit> {
		const keys = await writeRound(name);
		await bench.medium.clearFaults();
		await bench.medium.addFault({ match: CREATES, fault: random.pick(DELAYS) });
		const tick = Math.ceil((Date.now() + 200) / interval) * interval;
		await wait(tick - Date.now() + random.int(0, runTime));
		const killedAt = Date.now();
		kills.push(killedAt);
		const restarted = bench.restartN8n('SIGKILL');
		await bench.medium.clearFaults();
		await restarted;
		await runAfter(killedAt);
		return await whereItHit(keys);
	}

	async function ledgerOf(keys: string[], executions: Execution[]): Promise<Entry[]> {
		return drawUpLedger(keys, {
			stories: await bench.medium.stories(),
			creates: await createsOf(bench.medium),
			executions,
			kills,
			createTime: CREATE_TIME,
		});
	}

	async function whereItHit(keys: string[]): Promise<Hit> {
		const killedAt = kills.at(-1) ?? 0;
		const entries = await ledgerOf(keys, []);
		if (entries.some(({ cutOff }) => cutOff)) return 'in the middle of a create';
		const sent = entries.flatMap(({ creates }) => creates);
		const before = sent.filter(({ time }) => Date.parse(time) <= killedAt);
		if (before.length === 0) return 'before the first create';
		return before.length === keys.length ? 'after the last' : 'between two creates';
	}

	/**
	 * "Retry" of every execution that was killed. n8n has kept nothing of them but that they began,
	 * so each begins anew, or is refused. Answers with how many could be retried.
	 */
	async function retryCrashed(): Promise<number> {
		const listed = await bench.editor.executions(workflowId);
		let retried = 0;
		for (const { id } of listed.filter(({ status }) => status === 'crashed')) {
			try {
				expect(await bench.editor.retryExecution(id)).toMatchObject({ status: 'success' });
				retried += 1;
			} catch (error) {
				if (!(error instanceof RestError && /before starting/.test(error.message))) throw error;
			}
		}
		return retried;
	}

	/** Every execution that has ended, oldest first, and how many were under way at the same time. */
	async function readExecutions(): Promise<{ executions: Execution[]; atTheSameTime: number }> {
		const listed = (await bench.editor.executions(workflowId)).sort(
			(one, other) => Number(one.id) - Number(other.id),
		);
		const atTheSameTime = listed.filter(({ status, stoppedAt }, index) => {
			const next = listed[index + 1]?.startedAt;
			return status === 'success' && next && stoppedAt && Date.parse(next) < Date.parse(stoppedAt);
		}).length;
		const executions = await Promise.all(listed.map(({ id }) => bench.editor.execution(id)));
		return { executions: executions.filter((execution) => execution !== undefined), atTheSameTime };
	}

	function sayTotals(entries: Entry[], executions: number, retried: number, hits: Hit[]): void {
		const lines = [
			`Kills, seed ${SEED}: ${hits.length} kills, every ${interval / 1000} s a run`,
			...[...new Set(hits)].map((hit) => `${hit}: ${hits.filter((one) => one === hit).length}`),
			`executions: ${executions}, of them killed and retried ${retried}`,
			...describeLedger(entries),
		];
		process.stdout.write(`${lines.join('\n  ')}\n`);
	}

	it('publishes no story twice, and says what became of each', async () => {
		const hits: Hit[] = [];
		for (let round = 1; round <= ROUNDS; round += 1) {
			hits.push(await killOnce(`round-${round}`));
		}
		await bench.editor.deactivateWorkflow(workflowId);
		await wait(interval);
		const retried = await retryCrashed();
		// A last run over all there ever was.
		const keys = rounds.flat();
		await writeStories(keys);
		const last = await bench.editor.runWorkflow(workflowId);
		expect(last.status).toBe('success');

		const { executions, atTheSameTime } = await readExecutions();
		const entries = await ledgerOf(keys, executions);
		sayTotals(entries, executions.length, retried, hits);
		// Otherwise the machine was too slow for the schedule, and nothing is proved.
		expect(atTheSameTime).toBe(0);
		expect(findBroken(entries)).toEqual([]);
		const stored = entries.flatMap((entry) => entry.stored);
		expect(await bench.medium.stories()).toHaveLength(stored.length);
		const said = (await ledgerOf(keys, [last])).map(({ reports }) => reports.length);
		expect(said).toEqual(keys.map(() => 1));
		if (ROUNDS >= ENOUGH_TO_HIT) expect(hits).toContain('in the middle of a create');
	});
});
