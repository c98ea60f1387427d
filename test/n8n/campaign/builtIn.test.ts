import { startWire, type Wire } from '../../nodes/Medium/transport/wire';
import { addDuplicates, formatDuplicates, noDuplicates } from '../../campaign/duplicates';
import { executePlan, openStage, type Stage } from '../../campaign/execute';
import { asSharedPlan, drawPlan } from '../../campaign/plan';
import { readSettings } from '../../campaign/settings';

/** The waits between tries of a read: nothing is really waited for. */
jest.mock('n8n-workflow', () => ({
	...jest.requireActual<object>('n8n-workflow'),
	sleep: async () => await Promise.resolve(),
}));

const RUNS = 2_000;
const TIME_LIMIT_MS = 15 * 60 * 1_000;

let wire: Wire;
let stage: Stage;

beforeAll(async () => {
	wire = await startWire();
	stage = await openStage(wire);
}, 60_000);
afterAll(async () => await wire.stop());

describe('with “Retry On Fail”, where things go wrong', () => {
	it(
		'n8n’s own Medium node publishes stories twice',
		async () => {
			const { seed, runs } = readSettings(RUNS);
			const totals = noDuplicates();
			for (const index of runs) {
				const plan = asSharedPlan(drawPlan(seed, index));
				const [execution] = await executePlan(stage, plan, 'builtIn');
				if (execution) addDuplicates(totals, plan, execution.record);
			}
			process.stdout.write(
				formatDuplicates(`n8n’s own Medium node, Retry On Fail, seed ${seed}`, totals),
			);
			expect(totals.tooMany).toBeGreaterThan(0);
		},
		TIME_LIMIT_MS,
	);
});
