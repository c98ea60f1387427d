import type { IContextObject } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import type { Post } from '../transport/answers';

/** What is known of a create of this execution: its answer, or that it has none. */
export type Remembered = { state: 'published'; post: Post; at: number } | InDoubt;

/** A create that nobody knows the end of. */
export interface InDoubt {
	state: 'unknown';
	/** What went wrong, once that is known. */
	said?: string;
	title?: string;
	/** When it was sent, in milliseconds. */
	sentAt?: number;
}

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
	rememberUnknown(key: string, known: Omit<InDoubt, 'state'> = {}): void {
		this.set(key, { state: 'unknown', ...known });
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
		const times = this.readEntries().flatMap((entry) =>
			entry.state === 'published' && entry.at >= since ? [entry.at] : [],
		);
		return times.length === 0 ? undefined : Math.min(...times);
	}

	/** The IDs of the stories that were published in this execution. */
	publishedIds(): Set<string> {
		return new Set(
			this.readEntries().flatMap((entry) => (entry.state === 'published' ? entry.post.id : [])),
		);
	}

	/** Whether another create than this one is in doubt that could be taken for it by its title. */
	hasOthersInDoubt(key: string, title: string): boolean {
		const { [key]: _own, ...others } = this.entries();
		return Object.values(others).some((stored) => {
			const entry = readEntry(stored);
			return entry?.state === 'unknown' && (entry.title ?? title) === title;
		});
	}

	/** The oldest entries make room. */
	private set(key: string, entry: Remembered): void {
		const { [key]: _replaced, ...others } = this.entries();
		const kept = Object.entries(others).slice(-(MAX_ENTRIES - 1));
		this.context[FIELD] = Object.fromEntries([...kept, [key, entry]]);
	}

	private readEntries(): Remembered[] {
		return Object.values(this.entries()).flatMap((stored) => readEntry(stored) ?? []);
	}

	private entries(): Record<string, unknown> {
		const stored: unknown = this.context[FIELD];
		return isRecord(stored) ? stored : {};
	}
}

function readEntry(entry: unknown): Remembered | undefined {
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
