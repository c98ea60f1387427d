import type * as N8nWorkflow from 'n8n-workflow';
import { testErrorCases } from './errorCases';
import { ALL_ELSE, type ErrorCase, MEDIUMS_OWN } from './errorTable';

/**
 * n8n-workflow 1.99 to 2.33 (n8n 1.102 to 2.33) declare `cause` as a field of their own errors, which
 * sets it to undefined after Error has set it.
 */
jest.mock('n8n-workflow', () => {
	const actual = jest.requireActual<typeof N8nWorkflow>('n8n-workflow');
	class NodeApiError extends actual.NodeApiError {
		override cause = undefined;
	}
	return { ...actual, NodeApiError };
});

/** What was said in headers is gone with the cause: here, how long to wait. */
function withoutHeaders(row: ErrorCase): ErrorCase {
	if (row.name !== '429 without a code') return row;
	return { ...row, saysOAuth2: 'Too many requests came in a short time. Wait some minutes' };
}

/** Known by the name of their cause, which is gone too. */
const BY_NAME = ['blocked by n8n', 'a picture that breaks off'];

describe('where n8n loses the causes of errors', () => {
	testErrorCases(
		[...MEDIUMS_OWN, ...ALL_ELSE].filter(({ name }) => !BY_NAME.includes(name)).map(withoutHeaders),
	);
});
