import { type IExecuteFunctions, type INode, NodeOperationError } from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';

/** What is wrong with a field before anything was sent. Texts are plain; they are escaped when shown. */
export interface InputProblem {
	/** The field's label in the dialog. */
	field: string;
	/** What is wrong, naming the field. */
	message: string;
	/** What to do. */
	description: string;
}

/** A field that was read: its value (none when the field is empty), or what is wrong with it. */
export interface FieldReading<T> {
	value?: T;
	problem?: InputProblem;
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

/**
 * The value of a field that was read; undefined when it is empty.
 *
 * @throws NodeOperationError when something is wrong with it
 */
export function valueOf<T>(
	{ functions, itemIndex }: { functions: Pick<IExecuteFunctions, 'getNode'>; itemIndex: number },
	{ problem, value }: FieldReading<T>,
): T | undefined {
	if (problem) throw inputError(functions.getNode(), problem, itemIndex);
	return value;
}
