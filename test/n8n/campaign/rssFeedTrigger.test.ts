import * as fc from 'fast-check';

import { History, old, steps } from '../../nodes/Medium/trigger/history';
import { draw } from '../../support/seed';
import { liveThrough, loadRssFeedTrigger } from './rssFeedTrigger';

const HISTORIES = 5_000;

/** What became of the stories that a reader was asked for. */
interface Score {
	missed: number;
	repeated: number;
	/** In how many histories anything was missed or repeated. */
	histories: number;
}

/**
 * Adds what one history shows of a reader.
 *
 * Missed is a story that was published (or made public again) after the first reading, stood in a
 * feed that was served, and was never emitted. Not asked for are what left the feed before it was
 * read, and the few that no reader can tell from older stories (`Reading.undecidable`). Repeated is
 * every emission of a story beyond its first. Edits are asked of neither reader.
 */
function addTo(score: Score, asked: ReadonlySet<string>, emitted: readonly string[]): void {
	const distinct = new Set(emitted);
	const missed = [...asked].filter((id) => !distinct.has(id)).length;
	const repeated = emitted.length - distinct.size;
	score.missed += missed;
	score.repeated += repeated;
	if (missed + repeated > 0) score.histories++;
}

const idsOf = (events: string[]): string[] => events.map((event) => event.split(' ')[0]!);

it('n8n’s own RSS Feed Trigger misses and repeats stories in the histories in which this does not', async () => {
	const trigger = await loadRssFeedTrigger();
	const ours: Score = { missed: 0, repeated: 0, histories: 0 };
	const theirs: Score = { missed: 0, repeated: 0, histories: 0 };
	let stories = 0;
	let undecidable = 0;
	const histories = draw(fc.tuple(old, steps), HISTORIES);
	for (const [before, history] of histories) {
		const { readings, answers } = new History(before, false).live(history);
		const asked = new Set(readings.flatMap(({ expected }) => idsOf(expected)));
		stories += asked.size;
		for (const reading of readings) undecidable += reading.undecidable;
		addTo(
			ours,
			asked,
			readings.flatMap(({ emitted }) => idsOf(emitted)),
		);
		addTo(theirs, asked, await liveThrough(trigger, answers));
	}
	const count = (number: number): string => number.toLocaleString('en');
	process.stdout.write(
		`n8n’s RSS Feed Trigger in ${count(histories.length)} histories: ${count(stories)} stories, ${count(theirs.missed)} missed, ${count(theirs.repeated)} repeated, in ${count(theirs.histories)} histories; ours: ${ours.missed} and ${ours.repeated} (${undecidable} more that nobody can tell from old ones)\n`,
	);
	expect(ours).toEqual({ missed: 0, repeated: 0, histories: 0 });
	expect(stories).toBeGreaterThan(histories.length);
	expect(theirs.missed).toBeGreaterThan(0);
	expect(theirs.repeated).toBeGreaterThan(0);
}, 240_000);
