import { causesOf, nameNetworkError } from '../../../../nodes/Medium/transport/networkError';

function failure(message: string, code = '', name = 'Error'): Error {
	return Object.assign(new Error(message), { code, name });
}

/** As n8n's helpers do: around one another. */
function wrapped(error: Error): Error {
	return new Error('Outer', { cause: new Error('Inner', { cause: error }) });
}

describe('nameNetworkError', () => {
	it.each([
		['ENOTFOUND', 'dns'],
		['EAI_AGAIN', 'dns'],
		['ECONNREFUSED', 'connectionRefused'],
		['EHOSTUNREACH', 'unreachable'],
		['ENETUNREACH', 'unreachable'],
		['ENETDOWN', 'unreachable'],
		['EPROTO', 'tls'],
		['ERR_TLS_CERT_ALTNAME_INVALID', 'tls'],
		['ERR_SSL_WRONG_VERSION_NUMBER', 'tls'],
		['CERT_HAS_EXPIRED', 'tls'],
		['DEPTH_ZERO_SELF_SIGNED_CERT', 'tls'],
		['SELF_SIGNED_CERT_IN_CHAIN', 'tls'],
		['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'tls'],
		['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'tls'],
		['ETIMEDOUT', 'timeout'],
		['ECONNRESET', 'reset'],
		['EPIPE', 'reset'],
		['ERR_STREAM_PREMATURE_CLOSE', 'reset'],
		['ERR_BAD_RESPONSE', 'reset'],
		['ERR_CANCELED', 'canceled'],
		['EWHATEVER', 'unknown'],
		['', 'unknown'],
	])('code %s: %s, also deep inside', (code, cause) => {
		expect(nameNetworkError(failure('x', code))).toEqual({
			kind: 'networkError',
			cause,
			message: 'x',
		});
		expect(nameNetworkError(wrapped(failure('x', code)))).toMatchObject({
			cause,
			message: 'Outer',
		});
	});

	it.each([
		['Client network socket disconnected before secure TLS connection was established', 'tls'],
		['self-signed certificate in certificate chain', 'tls'],
		['unable to verify the first certificate', 'tls'],
		['certificate has expired', 'tls'],
		["Hostname/IP does not match certificate's altnames: Host: api.medium.com", 'tls'],
		['timeout of 30000ms exceeded', 'timeout'],
		['connect timed out', 'timeout'],
		['socket hang up', 'reset'],
		['stream has been aborted', 'reset'],
		['OAuth credentials not connected', 'notConnected'],
		['Unable to sign without access token', 'notConnected'],
		['The credential needs to be reconnected', 'reconnect'],
		['No refresh token is available', 'reconnect'],
		['The provided authorization grant is invalid', 'reconnect'],
		['HTTP status 400', 'reconnect'],
		['Node "Medium" does not have any credentials set', 'noCredential'],
		['Credential with ID "1" does not exist for type "mediumApi".', 'noCredential'],
		['Proxy authentication required', 'proxy'],
		['something else', 'unknown'],
	])('words “%s”: %s', (message, cause) => {
		expect(nameNetworkError(failure(message)).cause).toBe(cause);
		expect(nameNetworkError(wrapped(failure(message))).cause).toBe(cause);
	});

	it('believes words more than the code: a handshake that broke off is a reset as well', () => {
		const message =
			'Client network socket disconnected before secure TLS connection was established';
		expect(nameNetworkError(failure(message, 'ECONNRESET')).cause).toBe('tls');
	});

	it("knows n8n's protection of its own network by name", () => {
		const error = failure('The request was blocked', '', 'SsrfBlockedIpError');
		expect(nameNetworkError(error).cause).toBe('blocked');
	});

	it('puts a picture that broke off first, with its own words', () => {
		const source = failure('it should have 5 bytes, but has 3', '', 'ImageSourceError');
		expect(nameNetworkError(new Error('socket hang up', { cause: source }))).toEqual({
			kind: 'networkError',
			cause: 'source',
			message: 'it should have 5 bytes, but has 3',
		});
	});

	it.each([[undefined], [null], ['text'], [5], [[]], [{}], [{ message: 5, code: {} }]])(
		'takes %p thrown',
		(thrown) => {
			expect(nameNetworkError(thrown)).toEqual({
				kind: 'networkError',
				cause: 'unknown',
				message: '',
			});
		},
	);
});

describe('causesOf', () => {
	it('follows causes, outermost first', () => {
		const messages = causesOf(wrapped(failure('x'))).map(({ message }) => message);
		expect(messages).toEqual(['Outer', 'Inner', 'x']);
	});

	it('ends where causes go round', () => {
		const error: { message: string; cause?: unknown } = { message: 'a' };
		error.cause = { message: 'b', cause: error };
		expect(causesOf(error).map(({ message }) => message)).toEqual(['a', 'b']);
	});
});
