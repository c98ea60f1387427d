import { type INode, NodeOperationError } from 'n8n-workflow';

import type { Parameters } from '../../../../nodes/Medium/parameters/parameters';
import { strictContext } from '../../../support/strictContext';

/** Parameters of an item for readers that are given all values and may only refuse them. */
export const noParameters: Parameters = strictContext<Parameters>({
	refuse: (message, description) =>
		new NodeOperationError({ name: 'Medium' } as INode, message, { description }),
});

/** What a reader refuses a value with; fails the test when it takes the value. */
export function refusalOf(read: () => unknown): NodeOperationError {
	try {
		read();
	} catch (error) {
		if (error instanceof NodeOperationError) return error;
		throw error;
	}
	throw new Error('The value was not refused');
}
