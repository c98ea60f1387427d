import type { IContextObject } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import type { Post } from '../transport/answers';

/**
 * What is known about a create of this execution: Medium's response, or that its outcome is unknown.
 * Executions store this, so the names of these fields must not change.
 */
export type KnownCreate = { state: 'published'; post: Post; at: number } | UnknownCreate;

/** A create whose outcome is unknown. */
export interface UnknownCreate {
	state: 'unknown';
	/** The message of what went wrong, once that is known. */
	said?: string;
	title?: string;
	/** When it was sent, in milliseconds. */
	sentAt?: number;
}

/** Medium accepts ten stories a day; no real execution comes near this number. */
const MAX_ENTRIES = 1_000;
/** All that Medium returns for a create (medium-api-docs, 3.3); content is not part of it. */
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
 * A field of the node's context, with an entry for each key. n8n keeps the context over the tries of
 * “Retry On Fail”, and in a failed execution that is retried later.
 */
class ContextEntries {
	constructor(
		private readonly context: IContextObject,
		private readonly field: string,
	) {}

	/** Unchecked, as stored. */
	all(): Record<string, unknown> {
		const stored: unknown = this.context[this.field];
		return isRecord(stored) ? stored : {};
	}

	/** Stores an entry as the newest; over the limit the oldest are dropped. */
	set(key: string, entry: unknown): void {
		const kept = Object.entries(this.allBut(key)).slice(-(MAX_ENTRIES - 1));
		this.context[this.field] = Object.fromEntries([...kept, [key, entry]]);
	}

	delete(key: string): void {
		this.context[this.field] = this.allBut(key);
	}

	allBut(key: string): Record<string, unknown> {
		const { [key]: _dropped, ...others } = this.all();
		return others;
	}
}

/** The stories that this node has published in this execution: Medium's responses, no content. */
export class StoryMemory {
	private readonly entries: ContextEntries;

	constructor(context: IContextObject) {
		this.entries = new ContextEntries(context, 'publishing');
	}

	/** Returns what is known about a create. Stored data is checked before it is trusted. */
	recall(key: string): KnownCreate | undefined {
		return readCreate(this.entries.all()[key]);
	}

	/** Stores that the outcome of a create is unknown: while it is being sent, or for good. */
	rememberUnknown(key: string, known: Omit<UnknownCreate, 'state'> = {}): void {
		this.set(key, { state: 'unknown', ...known });
	}

	/** Stores Medium's response, and when it came, in milliseconds. */
	rememberPublished(key: string, post: Post, at: number): void {
		const known = POST_FIELDS.flatMap((field) => (field in post ? [[field, post[field]]] : []));
		this.set(key, { state: 'published', post: Object.fromEntries(known) as Post, at });
	}

	forget(key: string): void {
		this.entries.delete(key);
	}

	/** When the first of the stories published since then was published, if any was. */
	firstPublishedSince(since: number): number | undefined {
		const times = this.creates().flatMap((create) =>
			create.state === 'published' && create.at >= since ? [create.at] : [],
		);
		return times.length === 0 ? undefined : Math.min(...times);
	}

	/** The IDs of the stories published in this execution. */
	publishedIds(): Set<string> {
		return new Set(
			this.creates().flatMap((create) => (create.state === 'published' ? create.post.id : [])),
		);
	}

	/** Whether another create of unknown outcome may have this title too. */
	hasOtherUnknown(key: string, title: string): boolean {
		return this.creates(this.entries.allBut(key)).some(
			(create) => create.state === 'unknown' && (create.title ?? title) === title,
		);
	}

	private set(key: string, create: KnownCreate): void {
		this.entries.set(key, create);
	}

	private creates(stored = this.entries.all()): KnownCreate[] {
		return Object.values(stored).flatMap((entry) => readCreate(entry) ?? []);
	}
}

/** The images that this node has uploaded in this execution, by the digest of their bytes. */
export class UploadMemory {
	private readonly entries: ContextEntries;

	constructor(context: IContextObject) {
		this.entries = new ContextEntries(context, 'uploads');
	}

	/** Returns the URL of an uploaded image. */
	recall(digest: string): string | undefined {
		const url = this.entries.all()[digest];
		return typeof url === 'string' ? url : undefined;
	}

	remember(digest: string, url: string): void {
		this.entries.set(digest, url);
	}
}

function readCreate(entry: unknown): KnownCreate | undefined {
	if (!isRecord(entry)) return undefined;
	if (entry.state === 'unknown') {
		const { said, title, sentAt } = entry;
		return {
			state: 'unknown',
			...(typeof said === 'string' && { said }),
			...(typeof title === 'string' && { title }),
			...(typeof sentAt === 'number' && { sentAt }),
		};
	}
	if (entry.state !== 'published' || !isRecord(entry.post)) return undefined;
	return { state: 'published', post: entry.post as Post, at: Number(entry.at) };
}
