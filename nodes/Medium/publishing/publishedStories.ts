import { type DeduplicationScope, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import { escapeHtml } from '../transport/errors';
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

/** Room for marks of stories in doubt, so that they do not take that of published ones. */
const MARKS = 100;

/**
 * The stories that were published in any execution of a workflow, kept by n8n's deduplication in its
 * database. n8n offers a set that is read and written at once. Two entries tell a story's state:
 * its key alone means that it was published; with the mark “in doubt” beside it, that it was sent
 * and nobody has seen the answer. Both are set in one step before a story is sent, so an n8n that
 * is killed at any moment leaves the mark rather than a story that counts as published, or as new.
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

		const marks = [storyEntry(key), inDoubtEntry(key)];
		const [taken] = await Promise.allSettled([
			functions.helpers.checkProcessedAndRecord(marks, this.options.scope, this.entries()),
		]);
		if (taken.status === 'rejected') throw this.explain(taken.reason);
		const isNew = new Set(taken.value.new);
		if (!isNew.has(inDoubtEntry(key))) return 'unknown';
		if (isNew.has(storyEntry(key))) return 'new';
		await this.remove([inDoubtEntry(key)]);
		return 'published';
	}

	/** The story that was taken exists. */
	async markPublished(key: string): Promise<void> {
		await this.remove([inDoubtEntry(key)]);
	}

	/** The story that was taken does not exist and may be sent another time. */
	async release(key: string): Promise<void> {
		await this.remove([storyEntry(key), inDoubtEntry(key)]);
	}

	/** What remains when this fails errs on the safe side: a story in doubt, never one sent twice. */
	private async remove(entries: string[]): Promise<void> {
		const [removed] = await Promise.allSettled([
			this.functions.helpers.removeProcessed(entries, this.options.scope, this.entries()),
		]);
		if (removed.status === 'rejected') {
			this.functions.logger.warn(
				`Medium: the state of a story could not be kept, so it will count as in doubt (${messageOf(removed.reason)})`,
			);
		}
	}

	private entries(): { mode: 'entries'; maxEntries: number } {
		return { mode: 'entries', maxEntries: this.options.keysToRemember + MARKS };
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
function storyEntry(key: string): string {
	return `Medium story: ${key}`;
}

function inDoubtEntry(key: string): string {
	return `Medium story in doubt: ${key}`;
}
