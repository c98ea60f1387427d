import { type DeduplicationScope, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';
import { messageOf } from '../helpers/messageOf';

/** What earlier executions have left behind about a story. */
export type EarlierState = 'new' | 'published' | 'unknown';

export interface WorkflowMemoryOptions {
	itemIndex: number;
	/** What identifies the story. */
	key: string;
	/** Whether this node's stories are remembered, or those of all nodes of the workflow. */
	scope: DeduplicationScope;
	/** How many stories to remember; over that the oldest are dropped. */
	keysToRemember: number;
}

/** Entries that n8n keeps for each story. */
const ENTRIES_PER_STORY = 3;

/**
 * What the executions of a workflow know about one story, kept by n8n's deduplication in its
 * database. n8n offers a set that can be queried only by adding: what is new is added at once.
 *
 * A story is stored as sent before it is sent, and as confirmed once Medium's response is there. A
 * story that is sent but not confirmed has an unknown outcome. So if n8n is killed at any moment, a
 * story may end as unknown, but never as new. To ask whether a story is confirmed is to add that it
 * is, which is undone where it was not. There are two such entries, asked for one after the other:
 * if n8n is killed before it removes the first, an unknown story still does not count as confirmed.
 */
export class WorkflowMemory {
	private isReserved = false;

	constructor(
		private readonly functions: IExecuteFunctions,
		private readonly options: WorkflowMemoryOptions,
	) {}

	get key(): string {
		return this.options.key;
	}

	/**
	 * Stores that the story is about to be sent, and returns what was known about it before.
	 *
	 * @throws NodeOperationError when n8n cannot remember anything; then nothing may be sent
	 */
	async reserve(): Promise<EarlierState> {
		const { functions } = this;
		if (typeof functions.helpers.checkProcessedAndRecord !== 'function') {
			throw this.cannotRemember(
				'This n8n cannot remember which stories were published',
				'Update n8n to 1.100 or newer, or switch Skip If Already Published off.',
			);
		}
		if (!functions.getWorkflow().id) throw this.cannotRemember(UNSAVED, SAVE_FIRST);

		this.isReserved = await this.add(sentEntry(this.key));
		if (this.isReserved) return 'new';
		for (const entry of confirmedEntries(this.key)) {
			if (await this.add(entry)) {
				await this.remove(confirmedEntries(this.key));
				return 'unknown';
			}
		}
		return 'published';
	}

	/** Stores that the story exists. */
	async confirm(): Promise<void> {
		try {
			await this.record(confirmedEntries(this.key));
		} catch (error) {
			this.warn(error);
		}
	}

	/**
	 * Undoes the reservation of a story that was not created. What an earlier execution left unknown
	 * stays unknown.
	 */
	async release(): Promise<void> {
		if (this.isReserved) await this.remove([sentEntry(this.key)]);
	}

	/** Adds an entry and returns whether it is new. */
	private async add(entry: string): Promise<boolean> {
		try {
			return (await this.record([entry])).new.length > 0;
		} catch (error) {
			throw this.explain(error);
		}
	}

	private async record(entries: string[]): Promise<{ new: unknown[] }> {
		const { helpers } = this.functions;
		return await helpers.checkProcessedAndRecord(entries, this.options.scope, this.settings());
	}

	/** If this fails, the story counts as unknown, which is safe: it is not sent twice. */
	private async remove(entries: string[]): Promise<void> {
		try {
			const { helpers } = this.functions;
			await helpers.removeProcessed(entries, this.options.scope, this.settings());
		} catch (error) {
			this.warn(error);
		}
	}

	private settings(): { mode: 'entries'; maxEntries: number } {
		return { mode: 'entries', maxEntries: this.options.keysToRemember * ENTRIES_PER_STORY };
	}

	private warn(error: unknown): void {
		this.functions.logger.warn(
			`Medium: n8n could not save whether a story was published, so its outcome may count as unknown (${messageOf(error)})`,
		);
	}

	private explain(error: unknown): NodeOperationError {
		const message = messageOf(error);
		// The database rejects what belongs to a workflow that it does not have.
		if (/foreign key/i.test(message)) return this.cannotRemember(UNSAVED, SAVE_FIRST);
		if (/incompatible setting/i.test(message)) {
			return this.cannotRemember(
				'The memory of this workflow is in use for something else',
				'A Remove Duplicates node keeps numbers or dates there. Set Skip Options → Remember In to This Node, or clear that node’s history.',
			);
		}
		return this.cannotRemember(
			'n8n could not look up which stories were published',
			`Nothing is sent without knowing that. n8n says: “${escapeHtml(message)}”.`,
		);
	}

	private cannotRemember(message: string, whatToDo: string): NodeOperationError {
		return new NodeOperationError(this.functions.getNode(), message, {
			itemIndex: this.options.itemIndex,
			description: `${whatToDo} This story was not sent.`,
		});
	}
}

const UNSAVED = 'Skip If Already Published needs a workflow that has been saved';
const SAVE_FIRST = 'n8n remembers published stories with the workflow. Save it and run it again.';

/** n8n stores hashes of these entries, so they must not change. */
function sentEntry(key: string): string {
	return `Medium story: ${key}`;
}

function confirmedEntries(key: string): [string, string] {
	return [`Medium story confirmed: ${key}`, `Medium story confirmed, indeed: ${key}`];
}
