import type { IContextObject } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';

/** A story has a few pictures, and an execution a few stories. */
const MAX_ENTRIES = 1_000;
const FIELD = 'uploads';

/**
 * The pictures this node has uploaded in this execution, by the digest of their bytes. Like what was
 * published it lives in the node's context, so that another try does not upload them again.
 */
export class UploadMemory {
	constructor(private readonly context: IContextObject) {}

	/** The address of a picture that was uploaded. */
	recall(digest: string): string | undefined {
		const url = this.entries()[digest];
		return typeof url === 'string' ? url : undefined;
	}

	/** The oldest entries make room. */
	remember(digest: string, url: string): void {
		const { [digest]: _replaced, ...others } = this.entries();
		const kept = Object.entries(others).slice(-(MAX_ENTRIES - 1));
		this.context[FIELD] = Object.fromEntries([...kept, [digest, url]]);
	}

	private entries(): Record<string, unknown> {
		const stored: unknown = this.context[FIELD];
		return isRecord(stored) ? stored : {};
	}
}
