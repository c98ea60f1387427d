import { isCreate, type MediumRecord } from './observe';
import type { Plan } from './plan';
import { formatTable } from './totals';

/** Stories that are stored more often than there are items for them. */
export interface Duplicates {
	runs: number;
	items: number;
	createsSent: number;
	stored: number;
	/** The stories too many. */
	tooMany: number;
	/** How many stories have one too many or more. */
	stories: number;
	/** In how many runs that happened. */
	runsWithSome: number;
}

export function noDuplicates(): Duplicates {
	return {
		runs: 0,
		items: 0,
		createsSent: 0,
		stored: 0,
		tooMany: 0,
		stories: 0,
		runsWithSome: 0,
	};
}

/** Adds a run; equal items are meant to be stored as often as there are of them. */
export function addDuplicates(
	totals: Duplicates,
	{ items }: Plan,
	{ requests, stories }: MediumRecord,
): void {
	const titles = new Set(items.map(({ title }) => title));
	const tooMany = [...titles]
		.map((title) => countTitled(stories, title) - countTitled(items, title))
		.filter((count) => count > 0);
	totals.runs += 1;
	totals.items += items.length;
	totals.createsSent += requests.filter(isCreate).length;
	totals.stored += stories.length;
	totals.tooMany += tooMany.reduce((sum, count) => sum + count, 0);
	totals.stories += tooMany.length;
	totals.runsWithSome += tooMany.length > 0 ? 1 : 0;
}

function countTitled(list: Array<{ title: string }>, wanted: string): number {
	return list.filter(({ title }) => title === wanted).length;
}

/** The totals as people read them. */
export function formatDuplicates(title: string, totals: Duplicates): string {
	return formatTable(title, [
		['runs', totals.runs],
		['items', totals.items],
		['creates sent', totals.createsSent],
		['stories stored', totals.stored],
		['stories too many', totals.tooMany],
		['stories stored more than once per item', totals.stories],
		['runs with such', totals.runsWithSome],
	]);
}
