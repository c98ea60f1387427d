import {
	advance,
	type AdvanceOptions,
	type Checkpoint,
	readCheckpoint,
	type Tracked,
} from '../../../../nodes/Medium/trigger/checkpoint';

const FEED = 'https://medium.com/feed/@ida.brook';
const MINUTE = 60_000;
const DAY = Date.UTC(2026, 0, 1);

/** A story of that minute of the day. */
function at(minute: number, id = `m${minute}`, updated = minute): Tracked {
	return {
		id,
		publishedAt: new Date(DAY + minute * MINUTE).toISOString(),
		updatedAt: new Date(DAY + updated * MINUTE).toISOString(),
	};
}

/** Stories of these minutes, newest first. */
const range = (from: number, to: number): Tracked[] =>
	Array.from({ length: from - to + 1 }, (_, index) => at(from - index));

/** Reads one feed after the other, with the state going through JSON; says what each one gave. */
function read(
	feeds: Tracked[][],
	options: Partial<AdvanceOptions> = {},
): Array<{ ids: string[]; gap: boolean }> {
	let stored: unknown;
	return feeds.map((stories) => {
		const state = readCheckpoint(stored, FEED);
		const { emit, gap, ...next } = advance(state, stories, { feedUrl: FEED, ...options });
		stored = JSON.parse(JSON.stringify(next.state));
		const ids = emit.map(({ story, event }) =>
			event === 'edited' ? `${story.id} edited` : story.id,
		);
		return { ids, gap };
	});
}

const lastIds = (feeds: Tracked[][], options?: Partial<AdvanceOptions>): string[] =>
	read(feeds, options).at(-1)?.ids ?? [];

describe('the first reading', () => {
	it('emits nothing', () => {
		expect(read([range(30, 21)])).toEqual([{ ids: [], gap: false }]);
	});

	it.each([
		[0, []],
		[2, ['m29', 'm30']],
		[2.7, ['m29', 'm30']],
		[-1, []],
		[99, ['m28', 'm29', 'm30']],
	])('emits the newest %s, oldest first', (latest, ids) => {
		expect(lastIds([range(30, 28)], { latest })).toEqual(ids);
	});

	it('finds the newest whatever the order', () => {
		expect(lastIds([[at(3), at(9), at(6)]], { latest: 2 })).toEqual(['m6', 'm9']);
	});

	it('of an empty feed makes every story new that comes', () => {
		expect(lastIds([[], [at(1)]])).toEqual(['m1']);
	});
});

describe('a later reading', () => {
	it('emits what is new, oldest first, and only once', () => {
		const feeds = [range(10, 1), range(13, 4), range(13, 4), range(14, 5)];
		expect(read(feeds).map(({ ids }) => ids)).toEqual([[], ['m11', 'm12', 'm13'], [], ['m14']]);
	});

	it('emits a story that appears late with an older date', () => {
		expect(lastIds([range(10, 1), [at(10), at(9), at(5, 'late'), ...range(8, 2)]])).toEqual([
			'late',
		]);
		expect(lastIds([range(10, 8), [...range(10, 8), at(1, 'late')]])).toEqual(['late']);
	});

	it('emits a story with an older date that stands before known ones', () => {
		const added = at(1, 'taken into the publication');
		expect(lastIds([range(30, 21), [added, ...range(30, 22)]])).toEqual([added.id]);
	});

	it('does not take for new what comes up when others are deleted', () => {
		expect(lastIds([range(30, 21), [...range(28, 21), at(20), at(19)]])).toEqual([]);
		expect(lastIds([range(30, 21), range(20, 11)])).toEqual([]);
	});

	it('emits a late story between old ones that came up before', () => {
		const old = [...range(28, 21), at(20), at(18)];
		const feeds = [range(30, 21), old, [...range(28, 21), at(20), at(19, 'late'), at(18)]];
		expect(lastIds(feeds)).toEqual(['late']);
	});

	it('does not take for new what was there all the time with the same date as the oldest', () => {
		const same = at(21, 'same minute');
		expect(lastIds([range(30, 21), [...range(29, 21), same]])).toEqual([]);
	});

	it('does not emit again what went and came back', () => {
		const feeds = [range(10, 1), range(11, 2), range(10, 1), range(11, 2)];
		expect(read(feeds).map(({ ids }) => ids)).toEqual([[], ['m11'], [], []]);
	});

	it('emits nothing of an empty feed, and knows the stories when they are back', () => {
		expect(read([range(3, 1), [], range(4, 1)]).map(({ ids }) => ids)).toEqual([[], [], ['m4']]);
	});

	it('emits a story once that stands in the feed twice', () => {
		expect(lastIds([[], [at(2), at(1), at(2)]])).toEqual(['m1', 'm2']);
	});

	it('keeps the feed’s order, turned round, where there are no dates', () => {
		expect(lastIds([[], [{ id: 'c' }, { id: 'b' }, { id: 'a' }]])).toEqual(['a', 'b', 'c']);
	});

	it('does not change what it is given', () => {
		const stories = Object.freeze(range(10, 1)) as Tracked[];
		const { state } = advance(undefined, stories, { feedUrl: FEED });
		const before = JSON.stringify(state);
		advance(state, Object.freeze(range(12, 3)) as Tracked[], { feedUrl: FEED });
		expect(JSON.stringify(state)).toBe(before);
	});
});

describe('edits', () => {
	const edited = (minute: number): Tracked[] => [at(3), at(2, 'm2', minute), at(1)];

	it('are passed over unless they are asked for', () => {
		expect(lastIds([range(3, 1), edited(8)])).toEqual([]);
	});

	it('are emitted once each, also of stories that were there before', () => {
		const feeds = [range(3, 1), edited(8), edited(8), edited(9)];
		expect(read(feeds, { alsoEdited: true }).map(({ ids }) => ids)).toEqual([
			[],
			['m2 edited'],
			[],
			['m2 edited'],
		]);
	});

	it('are not emitted again when an older state of the feed comes from a cache', () => {
		const feeds = [range(3, 1), edited(8), edited(2), edited(8)];
		expect(lastIds(feeds, { alsoEdited: true })).toEqual([]);
	});

	it('of a story that is new are part of it', () => {
		expect(lastIds([[], [at(1, 'm1', 5)]], { alsoEdited: true })).toEqual(['m1']);
	});

	it('are in their place among the new stories', () => {
		const feeds = [range(3, 1), [at(9), at(7), at(3), at(2, 'm2', 8), at(1)]];
		expect(lastIds(feeds, { alsoEdited: true })).toEqual(['m7', 'm2 edited', 'm9']);
	});

	it('that were made before they were asked for are no news', () => {
		const first = advance(undefined, range(3, 1), { feedUrl: FEED });
		const second = advance(first.state, edited(8), { feedUrl: FEED });
		const third = advance(second.state, edited(8), { feedUrl: FEED, alsoEdited: true });
		expect(third.emit).toEqual([]);
	});

	it('need a date to compare with', () => {
		const undated = { id: 'a', publishedAt: at(1).publishedAt };
		const feeds = [[undated], [at(1, 'a', 5)], [at(1, 'a', 6)]] as Tracked[][];
		expect(read(feeds, { alsoEdited: true }).map(({ ids }) => ids)).toEqual([[], [], ['a edited']]);
	});
});

describe('a gap', () => {
	it.each<[string, boolean, Tracked[][]]>([
		['eleven new stories', true, [range(10, 1), range(21, 12)]],
		['ten, which look the same', true, [range(10, 1), range(20, 11)]],
		['nine', false, [range(10, 1), range(19, 10)]],
		['ten in a feed that was empty', true, [[], range(10, 1)]],
		['ten beside what was known', false, [range(2, 1), range(12, 1)]],
		['a feed that was replaced by a shorter one', false, [range(10, 1), range(14, 12)]],
		['old stories that came up', false, [range(30, 21), range(20, 11)]],
		['an empty feed', false, [range(10, 1), []]],
		['the first reading', false, [range(10, 1)]],
	])('%s: %s', (_what, gap, feeds) => {
		expect(read(feeds).at(-1)?.gap).toBe(gap);
	});
});

describe('what is stored', () => {
	const state = advance(undefined, range(12, 1), { feedUrl: FEED }).state;

	it('comes back as it was', () => {
		expect(readCheckpoint(JSON.parse(JSON.stringify(state)), FEED)).toEqual(state);
	});

	it.each<[string, unknown]>([
		['nothing', undefined],
		['null', null],
		['text', 'x'],
		['a list', [state]],
		['an empty object', {}],
		['another version', { ...state, version: 2 }],
		['no stories', { ...state, seen: undefined }],
		['stories by name', { ...state, seen: { 0: state.seen[0] } }],
		['a mark that is no time', { ...state, mark: '2026' }],
		['a mark without end', { ...state, mark: Infinity }],
	])('is not used when it is %s', (_what, stored) => {
		expect(readCheckpoint(stored, FEED)).toBeUndefined();
	});

	it('has each story once', () => {
		const { seen } = advance(state, range(14, 3), { feedUrl: FEED }).state;
		expect(new Set(seen.map(([key]) => key)).size).toBe(14);
		expect(seen).toHaveLength(14);
	});

	it('is not used for another feed', () => {
		expect(readCheckpoint(state, `${FEED}/tagged/sea`)).toBeUndefined();
	});

	it('keeps what can be used of its stories', () => {
		const seen = [
			null,
			5,
			'a',
			[],
			[5, 1, 1],
			['a'],
			['b', 'x', NaN],
			['c', 1, 2, 3],
			['x'.repeat(65), 1, 1],
		];
		expect(readCheckpoint({ ...state, seen }, FEED)?.seen).toEqual([
			['a', null, null],
			['b', null, null],
			['c', 1, 2],
		]);
	});

	it('takes ids that are names of JavaScript’s own for ids', () => {
		const feed = ['__proto__', 'constructor', 'toString'].map((id) => ({ ...at(1), id }));
		expect(lastIds([[], feed])).toEqual(['toString', 'constructor', '__proto__']);
		expect(lastIds([[], feed, feed])).toEqual([]);
	});

	it('stays small, whatever comes', () => {
		const long = Array.from({ length: 2_000 }, (_, index) => ({
			id: `${index}${'x'.repeat(10_000)}`,
		}));
		const { state: first } = advance(undefined, long, { feedUrl: FEED });
		const { state: second, emit } = advance(first, [...long].reverse(), { feedUrl: FEED });
		expect(emit).toHaveLength(500);
		for (const one of [first, second]) expect(JSON.stringify(one).length).toBeLessThan(50_000);
	});

	it('repeats nothing after thousands of stories, even when nearly all of them are deleted', () => {
		let stored: Checkpoint | undefined;
		const emitted: string[] = [];
		let mark = -Infinity;
		const serve = (stories: Tracked[]): void => {
			const state = readCheckpoint(JSON.parse(JSON.stringify(stored ?? null)), FEED);
			const step = advance(state, stories, { feedUrl: FEED });
			emitted.push(...step.emit.map(({ story }) => story.id));
			stored = step.state;
			expect(stored.mark ?? -Infinity).toBeGreaterThanOrEqual(mark);
			mark = stored.mark ?? -Infinity;
		};
		for (let newest = 10; newest <= 3_000; newest += 5) serve(range(newest, newest - 9));
		for (let newest = 3_000; newest >= 10; newest -= 10) serve(range(newest, newest - 9));
		expect(emitted).toHaveLength(2_990);
		expect(new Set(emitted).size).toBe(2_990);
		expect(JSON.stringify(stored).length).toBeLessThan(25_000);
	});
});
