import type { Post } from '../transport/answers';
import { type KnownCreate, StoryMemory } from './executionMemory';
import { checkFeed, type FeedCheck, type FeedCheckResult, type SearchTerms } from './feedCheck';
import { type CreateOfItem, keyOfItem } from './storyKey';
import type { EarlierState, WorkflowMemory } from './workflowMemory';

/** A story to create, and where it may be remembered or seen. */
export interface RecordedStory extends CreateOfItem {
	body: Record<string, unknown> & { title: string };
	/** Set where stories that earlier executions have published are skipped. */
	earlier?: { memory: WorkflowMemory };
	/** Set where the author's feed may show whether a story exists. */
	feedCheck?: FeedCheck;
}

/** What is known about one story: in this execution, in earlier ones, and in its author's feed. */
export class StoryRecord {
	private readonly key: string;
	private readonly memory: StoryMemory;
	private sentAt?: number;

	constructor(private readonly story: RecordedStory) {
		this.key = keyOfItem(story);
		this.memory = new StoryMemory(story.functions.getContext('node'));
	}

	/** What an earlier try in this execution has left behind. */
	earlierTry(): KnownCreate | undefined {
		return this.memory.recall(this.key);
	}

	/** Reserves the story for this execution, and returns what earlier ones know about it. */
	async reserve({ memory }: { memory: WorkflowMemory }): Promise<EarlierState> {
		const state = await memory.reserve();
		if (state !== 'unknown') return state;
		const checked = await this.checkFeed({ isJustSent: false });
		if (checked?.kind !== 'found') return 'unknown';
		await memory.confirm();
		return 'published';
	}

	/** It is being sent: if the execution stops from here on, the outcome is unknown. */
	markSent(): void {
		this.sentAt = Date.now();
		this.memory.rememberUnknown(this.key, this.sent());
	}

	/**
	 * It was sent, and nobody knows whether it exists.
	 *
	 * @param said the message of what went wrong
	 * @returns when it was sent, in milliseconds
	 */
	markUnknown(said: string): number | undefined {
		this.memory.rememberUnknown(this.key, { ...this.sent(), said });
		return this.sentAt;
	}

	/** It exists. */
	async confirm(post: Post): Promise<void> {
		this.memory.rememberPublished(this.key, post, Date.now());
		await this.story.earlier?.memory.confirm();
	}

	/** This execution has not created it; it may be sent another time. */
	async release(): Promise<void> {
		this.memory.forget(this.key);
		await this.story.earlier?.memory.release();
	}

	/**
	 * Checks the feed for the story. While another story of the same title is unknown too, the feed
	 * cannot tell which of them it shows.
	 *
	 * @returns undefined where that is not wanted, or cannot tell
	 */
	async checkFeed(terms: Omit<SearchTerms, 'otherIds'>): Promise<FeedCheckResult | undefined> {
		const { feedCheck, body } = this.story;
		if (!feedCheck || this.memory.hasOtherUnknown(this.key, body.title)) return undefined;
		return await checkFeed(feedCheck, { ...terms, otherIds: this.memory.publishedIds() });
	}

	/** When the first of the stories that this node has published since then was published. */
	firstPublishedSince(time: number): number | undefined {
		return this.memory.firstPublishedSince(time);
	}

	private sent(): { title: string; sentAt?: number } {
		return { title: this.story.body.title, sentAt: this.sentAt };
	}
}
