import { type ErrorContext, RequestError } from '../../../../nodes/Medium/transport/errors';
import { API_HINTS } from '../../../../nodes/Medium/transport/hints/apiHints';
import type { Failure } from '../../../../nodes/Medium/transport/outcome';
import { createNode } from '../../../../sandbox/engine/singleNode';

const SECRET = 'secret-0123456789';

describe('RequestError', () => {
	const context: ErrorContext = {
		hints: API_HINTS,
		itemIndex: 3,
		purpose: 'createPost',
		credentialType: 'mediumApi',
		toPublication: false,
		secrets: [SECRET],
	};
	const failures: Failure[] = [
		{ kind: 'refused', status: 418, code: 1, message: `<i>${SECRET}</i>` },
		{ kind: 'invalidResponse', status: 400, reason: 'unexpected', preview: `{"t":"${SECRET}"}` },
		{ kind: 'networkError', cause: 'unknown', message: `cannot send ${SECRET}` },
	];

	it.each(failures)('holds no secret, wherever one looks: $kind', (failure) => {
		const error = new RequestError(createNode({ type: 't', parameters: {} }), failure, context);
		const everything = [
			JSON.stringify(error),
			JSON.stringify(Object.getOwnPropertyDescriptors(error)),
			error.stack,
			String(error),
		].join();
		expect(everything).not.toContain(SECRET);
		expect(error.description).toContain('[hidden]');
		expect(error.description).not.toContain('<i>');
		expect(error.context.itemIndex).toBe(3);
		expect(error.httpCode).toBe(failure.kind === 'networkError' ? null : String(failure.status));
	});

	it('does not quote the start of a web page', () => {
		const failure: Failure = {
			kind: 'invalidResponse',
			status: 418,
			reason: 'unexpected',
			preview: ' <html',
		};
		const error = new RequestError(createNode({ type: 't', parameters: {} }), failure, context);
		expect(error.description).not.toContain('html');
	});
});
