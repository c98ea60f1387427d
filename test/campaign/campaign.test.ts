import { startWire, type Wire } from '../nodes/Medium/transport/wire';
import { isLong } from '../support/seed';
import { executePlan, openOwnStage, openStage, type Stage } from './execute';
import { FAULT_NAMES } from './faultPlan';
import { findViolations } from './invariants';
import type { Observation } from './observation';
import { observeExecution } from './observe';
import { drawPlan, MAX_ITEMS, type Plan } from './plan';
import { readSettings } from './settings';
import { addRun, formatTotals, noTotals, type Totals } from './totals';

/** The waits between tries of a read: nothing is really waited for. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const RUNS = 2_000;
const TIME_LIMIT_MS = 15 * 60 * 1_000;
/** Of an item in a workflow's input, counted from 1. */
const POSITIONS = Array.from({ length: MAX_ITEMS }, (_, index) => String(index + 1));
/** Enough of them to see what they have in common. */
const SHOWN = 5;

let wire: Wire;
let stage: Stage;

beforeAll(async () => {
	wire = await startWire();
	stage = isLong ? await openStage(wire) : openOwnStage(wire);
});
afterAll(async () => await wire.stop());

/** A campaign in which hardly anything went wrong would prove nothing. */
function expectEverythingMet({
	faults,
	limitAt,
	limitOfTen,
	reports,
	settledByFeed,
}: Totals): void {
	expect(Object.keys(faults).sort()).toEqual(FAULT_NAMES);
	expect(Object.keys(limitAt)).toEqual(expect.arrayContaining(POSITIONS));
	expect(limitOfTen).toBeGreaterThan(0);
	expect(settledByFeed).toBeGreaterThan(50);
	const { strange, ...expected } = reports;
	expect(strange).toBe(0);
	expect(Math.min(...Object.values(expected))).toBeGreaterThan(50);
}

/** @throws with the plan when the run's end cannot be read: that is a finding, too */
async function observe(plan: Plan): Promise<Observation> {
	try {
		const executed = await executePlan(stage, plan, 'ours');
		return { executions: executed.map((execution) => observeExecution(plan, execution)) };
	} catch (cause) {
		throw new Error(`A run has no readable end: ${JSON.stringify(plan)}`, { cause });
	}
}

describe('whatever goes wrong', () => {
	it(
		'no story is published twice, and what became of each is told',
		async () => {
			const { seed, runs } = readSettings(RUNS);
			const totals = noTotals();
			const broken: number[] = [];
			for (const index of runs) {
				const plan = drawPlan(seed, index);
				// Loop Over Items is n8n's own node: a short run, which needs no n8n, goes without it.
				if (plan.batchSize !== undefined && !isLong) continue;
				const observation = await observe(plan);
				const violations = findViolations(plan, observation);
				addRun(totals, observation, violations.length);
				if (violations.length === 0) continue;
				broken.push(index);
				if (broken.length > SHOWN) continue;
				const run = { seed, index, violations, plan, observation };
				process.stdout.write(`${JSON.stringify(run, null, '\t')}\n`);
			}
			process.stdout.write(formatTotals(`Campaign, seed ${seed}`, totals));
			expect(broken).toEqual([]);
			expect(totals.createsSent).toBeGreaterThan(0);
			if (runs.length === RUNS) expectEverythingMet(totals);
		},
		TIME_LIMIT_MS,
	);
});
