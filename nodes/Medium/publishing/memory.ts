import type { IContextObject } from 'n8n-workflow';
import { isRecord } from '../isRecord';
import type { Post } from '../transport/answers';

/** What is known of a create of this execution: its answer, or that it has none. */
export type Remembered = { state: 'published'; post: Post } | { state: 'unknown' };

/** Medium takes ten stories a day; an execution that comes near this number is no real one. */
const MAX_ENTRIES = 1_000;
const FIELD = 'publishing';

/**
 * What this node has published in this execution. It lives in the node's context, which n8n keeps
 * over the tries of “Retry On Fail” and in a failed execution that is retried later. Holds what
 * Medium answered, no content.
 */
export class PublishingMemory {
	constructor(private readonly context: IContextObject) {}

	/** What is stored is checked before it is trusted. */
	recall(key: string): Remembered | undefined {
		const entry = this.entries()[key];
		if (!isRecord(entry)) return undefined;
		if (entry.state === 'unknown') return { state: 'unknown' };
		return entry.state === 'published' && isRecord(entry.post)
			? { state: 'published', post: entry.post as Post }
			: undefined;
	}

	/** Remembers; the oldest entries make room. */
	remember(key: string, entry: Remembered): void {
		const { [key]: _replaced, ...others } = this.entries();
		const kept = Object.entries(others).slice(-(MAX_ENTRIES - 1));
		this.context[FIELD] = Object.fromEntries([...kept, [key, entry]]);
	}

	forget(key: string): void {
		const { [key]: _forgotten, ...others } = this.entries();
		this.context[FIELD] = others;
	}

	private entries(): Record<string, unknown> {
		const stored: unknown = this.context[FIELD];
		return isRecord(stored) ? stored : {};
	}
}
