import { createHash } from 'crypto';
import { type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';
import type { Post } from '../transport/answers';
import { escapeHtml, MediumApiError } from '../transport/errors';
import { PublishingMemory } from './memory';
import { isClearlyRefused } from './verdict';

/** A create about to be sent. */
export interface Publishing {
	functions: IExecuteFunctions;
	itemIndex: number;
	/** Where it goes: the profile's or the publication's path. */
	path: string;
	body: Record<string, unknown>;
	/** Sends it, once. */
	send: () => Promise<Post>;
}

/**
 * Sends a create unless this execution has sent it before. What was published gives its first
 * answer again; what has an unknown outcome is not repeated; what was refused may be tried again.
 *
 * @throws NodeOperationError when an earlier try of this execution has an unknown outcome
 * @throws what `send` throws
 */
export async function publishOnce(publishing: Publishing): Promise<Post> {
	const { functions, itemIndex, body, send } = publishing;
	const memory = new PublishingMemory(functions.getContext('node'));
	const key = keyOf(publishing);
	const known = memory.recall(key);
	if (known?.state === 'published') return known.post;
	if (known?.state === 'unknown') throw unknownOutcome(functions, itemIndex, body.title);

	// Before it is sent: whatever stops this execution now, the create is not taken for unsent.
	memory.remember(key, { state: 'unknown' });
	const [sent] = await Promise.allSettled([send()]);
	if (sent.status === 'fulfilled') {
		memory.remember(key, { state: 'published', post: sent.value });
		return sent.value;
	}
	const reason: unknown = sent.reason;
	if (reason instanceof MediumApiError && isClearlyRefused(reason.outcome)) memory.forget(key);
	throw reason;
}

/** Tells apart: the rounds of a loop, the items (equal ones too), and what is published where. */
function keyOf({ functions, itemIndex, path, body }: Publishing): string {
	const runIndex = Number(functions.evaluateExpression('{{ $runIndex }}', itemIndex));
	const digest = createHash('sha256')
		.update(JSON.stringify([path, body]))
		.digest('hex');
	return `run ${runIndex}, item ${itemIndex}, ${digest}`;
}

function unknownOutcome(
	functions: IExecuteFunctions,
	itemIndex: number,
	title: unknown,
): NodeOperationError {
	return new NodeOperationError(
		functions.getNode(),
		'It is not known whether Medium has this story already, so it was not sent again',
		{
			itemIndex,
			description: `An earlier try in this execution got no clear answer. Look for “${escapeHtml(String(title))}” among your stories and drafts on medium.com (Profile → Stories). If it is not there, run the workflow anew for this item.`,
		},
	);
}
