import { type DeduplicationScope, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';
import { messageOf } from './messages';

/** What is known of a story from earlier executions. */
export type Earlier = 'new' | 'published' | 'unknown';

export interface PublishedStoriesOptions {
	/** Whether the stories of this node are looked at, or those of all nodes of the workflow. */
	scope: DeduplicationScope;
	/** How many stories to remember; the oldest make room. */
	keysToRemember: number;
	itemIndex: number;
}

/** Entries that n8n keeps for each story. */
const ENTRIES_PER_STORY = 3;

/**
 * The stories that were published in any execution of a workflow, kept by n8n's deduplication in its
 * database. n8n offers a set of which one can only ask by adding: what is new is added at once.
 *
 * A story is noted as sent before it is sent, and as confirmed once Medium's answer is there; what
 * is sent and not confirmed is in doubt. So an n8n that is killed at any moment leaves a story in
 * doubt, never one that counts as new. Asking whether a story is confirmed adds that it is, which
 * is taken back where it was not. There are two such entries, asked for one after the other, so
 * that an n8n that is killed before it takes one back does not make a story in doubt a confirmed
 * one; and asking of a confirmed one changes nothing.
 */
export class PublishedStories {
	constructor(
		private readonly functions: IExecuteFunctions,
		private readonly options: PublishedStoriesOptions,
	) {}

	/**
	 * Takes a story's key before it is sent, unless it has been taken before.
	 *
	 * @throws NodeOperationError when n8n cannot remember anything; then nothing may be sent
	 */
	async take(key: string): Promise<Earlier> {
		const { functions } = this;
		if (typeof functions.helpers.checkProcessedAndRecord !== 'function') {
			throw this.cannotRemember(
				'This n8n cannot remember which stories were published',
				'Update n8n to 1.100 or newer, or switch Skip If Already Published off.',
			);
		}
		if (!functions.getWorkflow().id) throw this.cannotRemember(UNSAVED, SAVE_FIRST);

		if (await this.add(sent(key))) return 'new';
		for (const entry of confirmed(key)) {
			if (await this.add(entry)) {
				await this.remove(confirmed(key));
				return 'unknown';
			}
		}
		return 'published';
	}

	/** The story that was taken exists. */
	async markPublished(key: string): Promise<void> {
		const { functions, options } = this;
		const [added] = await Promise.allSettled([
			functions.helpers.checkProcessedAndRecord(confirmed(key), options.scope, this.entries()),
		]);
		if (added.status === 'rejected') this.warn(added.reason);
	}

	/** The story that was taken does not exist and may be sent another time. */
	async release(key: string): Promise<void> {
		await this.remove([sent(key)]);
	}

	/** Whether an entry was not there; it is now. */
	private async add(entry: string): Promise<boolean> {
		const { functions, options } = this;
		const [added] = await Promise.allSettled([
			functions.helpers.checkProcessedAndRecord([entry], options.scope, this.entries()),
		]);
		if (added.status === 'rejected') throw this.explain(added.reason);
		return added.value.new.length > 0;
	}

	/** What remains when this fails errs on the safe side: a story in doubt, never one sent twice. */
	private async remove(entries: string[]): Promise<void> {
		const [removed] = await Promise.allSettled([
			this.functions.helpers.removeProcessed(entries, this.options.scope, this.entries()),
		]);
		if (removed.status === 'rejected') this.warn(removed.reason);
	}

	private warn(reason: unknown): void {
		this.functions.logger.warn(
			`Medium: the state of a story could not be kept, so it may count as in doubt (${messageOf(reason)})`,
		);
	}

	private entries(): { mode: 'entries'; maxEntries: number } {
		return { mode: 'entries', maxEntries: this.options.keysToRemember * ENTRIES_PER_STORY };
	}

	private explain(reason: unknown): NodeOperationError {
		const message = messageOf(reason);
		// How the database refuses what belongs to a workflow that it does not have.
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

/** n8n keeps only hashes of these; other nodes of the workflow may keep theirs beside them. */
function sent(key: string): string {
	return `Medium story: ${key}`;
}

function confirmed(key: string): [string, string] {
	return [`Medium story confirmed: ${key}`, `Medium story confirmed, indeed: ${key}`];
}
