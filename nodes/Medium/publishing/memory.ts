import type { IContextObject } from 'n8n-workflow';
import { isRecord } from '../isRecord';
import type { Post } from '../transport/answers';

/** What is known of a create of this execution: its answer, or that it has none. */
export type Remembered =
	| { state: 'published'; post: Post; at: number }
	/** `said` is what went wrong, once that is known. */
	| { state: 'unknown'; said?: string };

/** Medium takes ten stories a day; an execution that comes near this number is no real one. */
const MAX_ENTRIES = 1_000;
const FIELD = 'publishing';
/** All that Medium answers to a create (medium-api-docs, 3.3): no content is among it. */
const POST_FIELDS = [
	'id',
	'title',
	'authorId',
	'tags',
	'url',
	'canonicalUrl',
	'publishStatus',
	'publishedAt',
	'license',
	'licenseUrl',
	'publicationId',
] as const;

/**
 * What this node has published in this execution. It lives in the node's context, which n8n keeps
 * over the tries of “Retry On Fail” and in a failed execution that is retried later. Holds what
 * Medium answered, no content.
 */
export class PublishingMemory {
	constructor(private readonly context: IContextObject) {}

	/** What is stored is checked before it is trusted. */
	recall(key: string): Remembered | undefined {
		return readEntry(this.entries()[key]);
	}

	/** Remembers that nobody knows how a create ended: as long as it is being sent, or for good. */
	rememberUnknown(key: string, said?: string): void {
		this.set(key, { state: 'unknown', ...(said === undefined ? {} : { said }) });
	}

	/** Remembers Medium's answer, and when it came, in milliseconds. */
	rememberPublished(key: string, post: Post, at: number): void {
		const known = POST_FIELDS.flatMap((field) => (field in post ? [[field, post[field]]] : []));
		this.set(key, { state: 'published', post: Object.fromEntries(known) as Post, at });
	}

	forget(key: string): void {
		const { [key]: _forgotten, ...others } = this.entries();
		this.context[FIELD] = others;
	}

	/** When the first of the stories that were published since then was, if any was. */
	firstPublishedSince(since: number): number | undefined {
		const times = Object.values(this.entries()).flatMap((stored) => {
			const entry = readEntry(stored);
			return entry?.state === 'published' && entry.at >= since ? [entry.at] : [];
		});
		return times.length === 0 ? undefined : Math.min(...times);
	}

	/** The oldest entries make room. */
	private set(key: string, entry: Remembered): void {
		const { [key]: _replaced, ...others } = this.entries();
		const kept = Object.entries(others).slice(-(MAX_ENTRIES - 1));
		this.context[FIELD] = Object.fromEntries([...kept, [key, entry]]);
	}

	private entries(): Record<string, unknown> {
		const stored: unknown = this.context[FIELD];
		return isRecord(stored) ? stored : {};
	}
}

function readEntry(entry: unknown): Remembered | undefined {
	if (!isRecord(entry)) return undefined;
	if (entry.state === 'unknown') {
		return { state: 'unknown', ...(typeof entry.said === 'string' ? { said: entry.said } : {}) };
	}
	if (entry.state !== 'published' || !isRecord(entry.post)) return undefined;
	return { state: 'published', post: entry.post as Post, at: Number(entry.at) };
}
