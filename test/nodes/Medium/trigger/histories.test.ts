import * as fc from 'fast-check';

import { History, old, steps } from './history';
import { countRuns, forAll, isLong } from '../../../support/seed';

const HISTORIES = 5_000;
/** How many of them this run lives through. */
const LIVED = countRuns(HISTORIES);

describe('over many histories', () => {
	it('every story of a served feed is emitted exactly once, and edits when they are asked for', () => {
		let emitted = 0;
		let edits = 0;
		let gaps = 0;
		let lost = 0;
		forAll(
			fc.property(old, fc.boolean(), steps, (stories, alsoEdited, history) => {
				const lived = new History(stories, alsoEdited).live(history);
				const published: string[] = [];
				for (const reading of lived.readings) {
					expect([...reading.emitted].sort()).toEqual([...reading.expected].sort());
					// Oldest first.
					expect(reading.times).toEqual([...reading.times].sort((one, other) => one - other));
					published.push(...reading.emitted.filter((event) => event.endsWith('published')));
					edits += reading.emitted.length;

					// Whenever stories were lost it is said, and only when none of the feed's was known.
					if (reading.missed > 0) expect(reading.gap).toBe(true);
					if (reading.gap) expect([reading.unserved, reading.length]).toEqual([10, 10]);
					gaps += reading.gap ? 1 : 0;
					lost += reading.missed;
					expect(reading.size).toBeLessThan(25_000);
				}
				expect(new Set(published).size).toBe(published.length);
				emitted += published.length;
				edits -= published.length;
			}),
			HISTORIES,
		);
		// The histories are worth something: all of it happens, and often where they are many.
		const often = (share: number): number => (isLong ? share * LIVED : 0);
		expect(emitted).toBeGreaterThan(often(1));
		expect(edits).toBeGreaterThan(often(1 / 5));
		expect(gaps).toBeGreaterThan(often(1 / 20));
		expect(lost).toBeGreaterThan(often(1 / 20));
	}, 240_000);
});
