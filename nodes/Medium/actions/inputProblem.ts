import { type INode, NodeOperationError } from 'n8n-workflow';
import { escapeHtml } from '../transport/errors';

/** What is wrong with a field before anything was sent. Texts are plain; they are escaped when shown. */
export interface InputProblem {
	/** The field's label in the dialog. */
	field: string;
	/** What is wrong, naming the field. */
	message: string;
	/** What to do. */
	description: string;
}

/** The error that shows a problem with the input of one item. */
export function inputError(
	node: INode,
	{ message, description }: InputProblem,
	itemIndex: number,
): NodeOperationError {
	return new NodeOperationError(node, message, {
		itemIndex,
		description: `${escapeHtml(description)} Nothing was sent.`,
	});
}
