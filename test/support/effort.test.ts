import { compareEffort, measureGrowth, MORE_THAN_LINEAR } from './effort';

let sum = 0;
function count(steps: number): void {
	for (let step = 0; step < steps; step++) sum = (sum + step) % 7;
}

describe('measureGrowth', () => {
	it.each<[what: string, exponent: number, work: (size: number) => void]>([
		['in proportion', 1, (size) => count(size * 100)],
		['with the square', 2, (size) => count(size * size)],
		['not at all', 0, () => count(1_000)],
	])('tells what grows %s', (_what, exponent, work) => {
		const measured = measureGrowth(work, 1_600);
		expect(Math.abs(measured - exponent)).toBeLessThan(0.4);
		expect(measured > MORE_THAN_LINEAR).toBe(exponent > 1);
	});
});

describe('compareEffort', () => {
	it('says how many times the work it is', () => {
		const times = compareEffort(
			() => count(50_000),
			() => count(10_000),
		);
		expect(times).toBeGreaterThan(3);
		expect(times).toBeLessThan(8);
	});
});
