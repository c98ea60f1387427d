import { FAULT_NAMES } from './faultPlan';
import { asSharedPlan, drawPlan, ON_ERROR, type Plan, RECOGNIZE_BY } from './plan';
import { createRandom } from './random';

const PLANS = Array.from({ length: 2_000 }, (_, index) => drawPlan(1, index));

const valuesOf = <Key extends keyof Plan>(key: Key): Set<Plan[Key]> =>
	new Set(PLANS.map((plan) => plan[key]));

describe('the generator', () => {
	it('gives the numbers of mulberry32', () => {
		const random = createRandom(1);
		const drawn = Array.from({ length: 3 }, () => random.int(0, 2 ** 32 - 1));
		expect(drawn).toEqual([2693262067, 11749833, 2265367787]);
	});

	it('reaches both ends and nothing beyond', () => {
		const random = createRandom(7);
		const drawn = new Set(Array.from({ length: 200 }, () => random.int(2, 4)));
		expect([...drawn].sort()).toEqual([2, 3, 4]);
	});
});

describe('a plan', () => {
	it('is the same for the same seed and index, whatever was drawn before', () => {
		expect(drawPlan(1, 1_234)).toEqual(PLANS[1_234]);
		expect(drawPlan(2, 1_234)).not.toEqual(PLANS[1_234]);
	});

	it('has one to twelve items, and equal ones in some runs', () => {
		const counts = new Set(PLANS.map(({ items }) => items.length));
		expect([...counts].sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
		const withEqual = PLANS.filter(
			({ items }) => new Set(items.map(({ title }) => title)).size < items.length,
		);
		expect(withEqual.length).toBeGreaterThan(100);
	});

	it('sets everything that can be set, in some runs', () => {
		expect(valuesOf('onError')).toEqual(new Set(ON_ERROR));
		expect(valuesOf('maxTries')).toEqual(new Set([undefined, 2, 3, 4]));
		expect(valuesOf('publishStatus')).toEqual(new Set(['draft', 'public']));
		expect(valuesOf('target')).toEqual(new Set(['profile', 'publication']));
		expect(valuesOf('dailyLimit')).toEqual(new Set([undefined, 'stop', 'continueLater']));
		expect(valuesOf('recognizeBy')).toEqual(new Set([undefined, ...RECOGNIZE_BY]));
		expect(valuesOf('batchSize')).toEqual(new Set([undefined, 1, 2, 3, 4]));
		expect(valuesOf('publishedToday')).toContain(10);
	});

	it('holds every fault in some runs, and none in others', () => {
		const names = new Set(PLANS.flatMap(({ faults }) => faults.map(({ name }) => name)));
		expect([...names].sort()).toEqual(FAULT_NAMES);
		expect(PLANS.filter(({ faults }) => faults.length === 0).length).toBeGreaterThan(50);
	});

	it('shared with n8n’s own node is tried again, and has nothing that node lacks', () => {
		for (const plan of PLANS.map(asSharedPlan)) {
			expect(plan.maxTries).toBeGreaterThan(1);
			expect(plan).not.toHaveProperty('recognizeBy');
			expect(plan).not.toHaveProperty('dailyLimit');
			expect(plan).not.toHaveProperty('writeTimeout');
			expect(plan.faults.map(({ name }) => name)).not.toContain('neverAnswers');
		}
	});
});
