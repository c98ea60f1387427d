/**
 * Every API error as data: HTTP status, Medium's own code and message.
 *
 * "recorded": seen in a recorded response. "quoted": quoted in a public issue or in the source of a
 * client. "ours": the documentation says that Medium rejects this, but not with which code or
 * message. The sandbox uses codes of 9000 and above for these.
 */
const API_ERRORS = {
	noContent: { status: 400, code: 2002, message: 'No content specified.' }, // recorded
	invalidContentFormat: {
		status: 400,
		code: 2003,
		message: 'Invalid contentFormat specified: {sent},',
	}, // quoted, comma and all
	invalidPublishStatus: { status: 400, code: 2008, message: 'Invalid publishStatus specified.' }, // quoted
	tokenRequired: { status: 401, code: 6000, message: 'An access token is required.' }, // recorded
	wrongScheme: { status: 401, code: 6001, message: 'Access token type was invalid.' }, // code quoted, message ours
	missingScope: { status: 403, code: 6002, message: 'The token is missing a required scope.' }, // code quoted, message ours
	invalidToken: { status: 401, code: 6003, message: 'Token was invalid.' }, // recorded
	userNotFound: { status: 401, code: 6004, message: 'User not found' }, // quoted, status ours
	applicationNotFound: { status: 401, code: 6005, message: 'Application not found' }, // quoted, status ours
	unexpectedFields: { status: 400, code: 6007, message: 'Unexpected fields specified.' }, // quoted, status inferred
	invalidUserId: { status: 400, code: 6026, message: 'userId was invalid.' }, // recorded; the documentation says 403
	apiDisabled: { status: 403, code: 6027, message: 'API access is disabled for this user.' }, // code quoted, message ours
	dailyLimit: {
		status: 429,
		code: 1007,
		message: 'User has reached the rate limit for publishing today.',
	}, // quoted
	/** Seen once with this code. Only the message says that it is the daily limit. */
	dailyLimitInWords: {
		status: 429,
		code: -1,
		message: 'User has reached the rate limit for publishing today.',
	}, // quoted, status ours
	invalidPublicationId: { status: 400, code: 9001, message: 'Invaid publication ID' }, // message quoted with its spelling, code ours
	mayNotPublish: {
		status: 403,
		code: 9002,
		message: 'The user does not have permission to publish here.',
	}, // ours
	titleRequired: { status: 400, code: 9003, message: 'No title specified.' }, // ours
	invalidLicense: { status: 400, code: 9006, message: 'license was invalid.' }, // ours
	invalidField: { status: 400, code: 9007, message: 'A field has the wrong type.' }, // ours
	invalidImage: { status: 400, code: 9008, message: 'Image was missing or not an image.' }, // ours
	imageTooLarge: { status: 413, code: 9009, message: 'Image was too large.' }, // ours
	invalidClient: { status: 401, code: 9010, message: 'client_id or client_secret was invalid.' }, // ours
	invalidGrant: { status: 400, code: 9011, message: 'code or refresh_token was invalid.' }, // ours
	invalidGrantType: { status: 400, code: 9012, message: 'grant_type was invalid.' }, // ours
	notFound: { status: 404, code: 9013, message: 'Not found.' }, // ours
	badRequest: { status: 400, code: 9014, message: 'The request could not be read.' }, // ours
	bodyTooLarge: { status: 413, code: 9015, message: 'The request is too large.' }, // ours
	tooManyRequests: { status: 429, code: 9016, message: 'Too many requests.' }, // ours
	unavailable: { status: 500, code: 9017, message: 'Something went wrong.' }, // ours
	unknownCode: { status: 400, code: 9999, message: 'The moon is in the wrong phase.' }, // ours: a code no client knows
} as const satisfies Record<string, { status: number; code: number; message: string }>;

/** The name of an error in the table. */
export type ApiErrorName = keyof typeof API_ERRORS;

/** Thrown by the API's routes. The server converts it to `{"errors":[{message, code}]}`. */
export class ApiError extends Error {
	readonly status: number;
	readonly code: number;

	/** `sent` is the value from the request, for messages that repeat it. */
	constructor(
		name: ApiErrorName,
		{ status = API_ERRORS[name].status, sent = '' }: { status?: number; sent?: string } = {},
	) {
		super(API_ERRORS[name].message.replace('{sent}', () => sent));
		this.name = 'ApiError';
		this.status = status;
		this.code = API_ERRORS[name].code;
	}

	/** The response body, in the envelope that Medium uses for every error. */
	get body(): { errors: Array<{ message: string; code: number }> } {
		return { errors: [{ message: this.message, code: this.code }] };
	}
}
