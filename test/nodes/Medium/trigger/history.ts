import * as fc from 'fast-check';

import {
	advance,
	type Checkpoint,
	readCheckpoint,
} from '../../../../nodes/Medium/trigger/checkpoint';
import { parseFeed } from '../../../../nodes/Medium/feed/parse';
import { readStories } from '../../../../nodes/Medium/feed/story';
import { atom, rss } from '../feed/inventedFeed';

/** What happens between and at the readings of a feed. */
export type Step =
	| { do: 'publish'; count: number }
	/** With a date in the past, by so many seconds. */
	| { do: 'publishLate'; ago: number }
	/** A comment: an item without tags. */
	| { do: 'respond' }
	| { do: 'edit' | 'delete' | 'restore'; which: number }
	| { do: 'poll' }
	/** A cache answers with the feed as it was so many readings ago. */
	| { do: 'pollStale'; back: number }
	| { do: 'throttle'; form: keyof typeof THROTTLED }
	/** n8n stops and starts: what is stored goes through JSON. */
	| { do: 'restart' };

/** What a server answers instead of a feed; the feed as it would have been is there to be cut. */
export const THROTTLED = {
	text: () => 'Too many feed requests. See: https://medium.superfeedr.com',
	page: () => '<!DOCTYPE html><html><head><title>Medium</title></head><body></body></html>',
	empty: () => '',
	hub: () => atom([], { code: 429 }),
	cut: (feed: string) => feed.slice(0, feed.length * 0.6),
} as const;

/** Medium's feeds show the newest stories, so many of them. */
const FEED_LENGTH = 10;
const FEED_URL = 'https://medium.com/feed/@ida.brook';
const START = Date.UTC(2026, 0, 1);

/** A story of the model, which knows what no feed tells. */
interface ModelStory {
	id: string;
	publishedAt: number;
	updatedAt: number;
	isResponse: boolean;
	/** It existed when the feed was read for the first time. */
	isOld: boolean;
	isLate: boolean;
	isDeleted: boolean;
	/** The newest state that was served; undefined when none was. */
	served?: number;
}

/** What one reading gave, and what the model says that it has to give. */
export interface Reading {
	emitted: string[];
	expected: string[];
	/** When each emitted story was published or edited. */
	times: number[];
	gap: boolean;
	/** Stories that were published in their turn and are already out of the feed, unseen. */
	missed: number;
	/** How many of the stories in the feed were published since the first reading and never served. */
	unserved: number;
	/** How many of those look like older stories to any reader: nothing is expected of them. */
	undecidable: number;
	length: number;
	/** Stored data, in characters. */
	size: number;
}

/** What a reader was answered with, and when. */
export interface Answer {
	at: number;
	text: string;
	isFeed: boolean;
}

type Expected = Pick<Reading, 'expected' | 'missed' | 'unserved' | 'undecidable' | 'length'>;
const NOTHING: Expected = { expected: [], missed: 0, unserved: 0, undecidable: 0, length: 0 };

/** How many stories there are before a feed is read for the first time. */
export const old = fc.nat({ max: 15 });

/** Steps of which most histories of a feed are made; polls are frequent, floods are not. */
export const steps: fc.Arbitrary<Step[]> = fc.array(
	fc.oneof(
		{ weight: 6, arbitrary: fc.constant<Step>({ do: 'poll' }) },
		{
			weight: 1,
			arbitrary: fc.integer({ min: 1, max: 4 }).map((back): Step => ({ do: 'pollStale', back })),
		},
		{
			weight: 4,
			arbitrary: fc.integer({ min: 1, max: 4 }).map((count): Step => ({ do: 'publish', count })),
		},
		{
			weight: 1,
			arbitrary: fc.integer({ min: 8, max: 14 }).map((count): Step => ({ do: 'publish', count })),
		},
		{
			weight: 2,
			arbitrary: fc
				.integer({ min: 1, max: 2_000 })
				.map((ago): Step => ({ do: 'publishLate', ago })),
		},
		{ weight: 1, arbitrary: fc.constant<Step>({ do: 'respond' }) },
		{
			weight: 5,
			arbitrary: fc.nat({ max: 9 }).map((which): Step => ({ do: 'edit', which })),
		},
		{
			weight: 3,
			arbitrary: fc.record({
				do: fc.constantFrom('delete' as const, 'restore' as const),
				which: fc.nat({ max: 20 }),
			}),
		},
		{
			weight: 2,
			arbitrary: fc
				.constantFrom(...(Object.keys(THROTTLED) as Array<keyof typeof THROTTLED>))
				.map((form): Step => ({ do: 'throttle', form })),
		},
		{ weight: 1, arbitrary: fc.constant<Step>({ do: 'restart' }) },
	),
	{ minLength: 5, maxLength: 40 },
);

/**
 * Lives through a history, and reads the feed as the trigger does: text is parsed, whole feeds go
 * to the checkpoint, its state is kept.
 */
export class History {
	readonly readings: Reading[] = [];
	/** Everything that was answered, and when n8n stopped and started in between, for another reader to live through the same. */
	readonly answers: Array<Answer | 'restart'> = [];
	private readonly stories: ModelStory[] = [];
	/** The feeds as they were read. */
	private readonly served: string[] = [];
	private state: Checkpoint | undefined;
	private stored: unknown;
	private now = START;
	/** The oldest date of a first reading that showed ten. */
	private floor = -Infinity;
	private isActive = false;

	constructor(
		old: number,
		private readonly alsoEdited: boolean,
	) {
		for (let count = 0; count < old; count++) this.publish(0);
	}

	live(history: readonly Step[]): this {
		for (const step of history) {
			this.now += 60_000;
			this.take(step);
		}
		return this;
	}

	private take(step: Step): void {
		switch (step.do) {
			case 'publish':
				for (let count = 0; count < step.count; count++) this.publish(0);
				return;
			case 'publishLate':
				return this.publish(step.ago);
			case 'respond':
				return this.publish(0, true);
			case 'edit':
				return this.change(step.which, (story) => {
					story.updatedAt = this.now;
				});
			case 'delete':
				return this.change(step.which, (story) => {
					story.isDeleted = true;
				});
			case 'restore': {
				const story = this.stories.at(-1 - step.which);
				if (!story?.isDeleted) return;
				story.isDeleted = false;
				// Made public again, with its old date: to a reader who never saw it, a late story.
				story.isOld = !this.isActive;
				story.isLate = true;
				return;
			}
			case 'poll':
				return this.poll();
			case 'pollStale': {
				const stale = this.served.at(-step.back);
				// All of it was served before, so there is nothing to expect.
				if (stale !== undefined) this.read(stale, NOTHING);
				return;
			}
			case 'throttle':
				return this.readThrottled(step.form);
			case 'restart':
				this.answers.push('restart');
				this.stored = JSON.parse(JSON.stringify(this.stored ?? null));
				this.state = undefined;
		}
	}

	private publish(ago: number, isResponse = false): void {
		// No two stories have the same date: which one comes first would be chance.
		this.now += 1_000;
		let publishedAt = this.now - ago * 60_000;
		while (this.stories.some((story) => story.publishedAt === publishedAt)) publishedAt -= 1_000;
		this.stories.push({
			id: (0xabc000 + this.stories.length).toString(16),
			publishedAt,
			updatedAt: publishedAt,
			isResponse,
			isOld: !this.isActive,
			isLate: ago > 0,
			isDeleted: false,
		});
	}

	/** Changes one of the stories that exist, counted from the newest. */
	private change(which: number, apply: (story: ModelStory) => void): void {
		const existing = this.existing();
		const story = existing[which % Math.max(1, existing.length)];
		if (story) apply(story);
	}

	private existing(): ModelStory[] {
		return this.stories
			.filter(({ isDeleted }) => !isDeleted)
			.sort((one, other) => other.publishedAt - one.publishedAt);
	}

	private feed(): string {
		return rss(
			this.existing()
				.slice(0, FEED_LENGTH)
				.map(({ isResponse, ...story }) => ({ ...story, tags: isResponse ? [] : ['sea'] })),
		);
	}

	private readThrottled(form: keyof typeof THROTTLED): void {
		const text = THROTTLED[form](this.feed());
		this.answers.push({ at: this.now, text, isFeed: false });
		const reading = parseFeed(text);
		if (reading.kind === 'feed') throw new Error(`A throttled answer was read as a feed: ${form}`);
	}

	private poll(): void {
		const feed = this.feed();
		this.served.push(feed);
		this.read(feed, this.expect());
	}

	private read(feed: string, expected: Expected): void {
		this.answers.push({ at: this.now, text: feed, isFeed: true });
		const reading = parseFeed(feed);
		if (reading.kind !== 'feed') throw new Error(reading.why);
		const before = this.state ?? readCheckpoint(this.stored, FEED_URL);
		const { emit, state, gap } = advance(before, readStories(reading), {
			feedUrl: FEED_URL,
			alsoEdited: this.alsoEdited,
		});
		this.state = state;
		this.stored = state;
		const emitted = emit.map(({ story, event }) => `${story.id} ${event}`);
		const times = emit.map(({ story, event }) =>
			Date.parse((event === 'edited' ? story.updatedAt : story.publishedAt) ?? ''),
		);
		this.readings.push({ ...expected, emitted, times, gap, size: JSON.stringify(state).length });
	}

	/** What a reading at this moment has to give, and what has become of the others. */
	private expect(): Expected {
		const existing = this.existing();
		const inFeed = existing.slice(0, FEED_LENGTH);
		const expected: string[] = [];
		let undecidable = 0;
		if (!this.isActive) {
			this.isActive = true;
			for (const story of this.stories) story.isOld = !story.isDeleted;
			if (inFeed.length === FEED_LENGTH) this.floor = inFeed.at(-1)!.publishedAt;
		} else {
			for (const [place, story] of inFeed.entries()) {
				if (story.served === undefined && !story.isOld) {
					if (this.looksOld(inFeed, place)) undecidable++;
					else expected.push(`${story.id} published`);
				}
				if (this.alsoEdited && story.served !== undefined && story.updatedAt > story.served) {
					expected.push(`${story.id} edited`);
				}
			}
		}
		const isUnserved = (story: ModelStory): boolean => story.served === undefined && !story.isOld;
		const unserved = inFeed.filter(isUnserved).length;
		const missed = existing
			.slice(FEED_LENGTH)
			.filter((story) => isUnserved(story) && !story.isLate && !this.known.has(story)).length;
		for (const story of existing.slice(FEED_LENGTH)) if (isUnserved(story)) this.known.add(story);
		for (const story of inFeed) story.served = Math.max(story.served ?? 0, story.updatedAt);
		return { expected, missed, unserved, undecidable, length: inFeed.length };
	}

	/** Stories that were counted as missed. */
	private readonly known = new Set<ModelStory>();

	/**
	 * The one thing no reader can know: whether a story that is older than all that the first
	 * reading showed, at the feed's end, was there before.
	 */
	private looksOld(inFeed: ModelStory[], place: number): boolean {
		return (
			inFeed[place]!.publishedAt < this.floor &&
			inFeed.slice(place + 1).every(({ served }) => served === undefined)
		);
	}
}
