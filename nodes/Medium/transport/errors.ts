import { type INode, type JsonObject, NodeApiError } from 'n8n-workflow';
import { escapeHtml } from '../helpers/escapeHtml';
import { findRow, writeHint } from './hints/findRow';
import type { HintContext, HintRow, RequestContext } from './hints/hint';
import type { Failure } from './outcome';
import { redact } from './secrets';

/** Enough of a title to find the story by; longer ones are ignored by Medium. */
const TITLE_CHARACTERS = 100;
const SAID_CHARACTERS = 200;

/** What is known of a request that failed. Its texts are as they came. */
export interface ErrorContext extends RequestContext {
	/** The table that explains the failure. */
	hints: readonly HintRow[];
	/** Absent when a trigger polls. */
	itemIndex?: number;
	/** What must never be shown, such as the token. */
	secrets?: readonly string[];
}

/** A request that failed: what n8n shows, and what a continue-on-fail item carries. */
export class RequestError extends NodeApiError {
	/** n8n asks for this name: of an error called otherwise it keeps the message only. */
	override readonly name = 'NodeApiError';

	constructor(
		node: INode,
		/** How the request ended; holds no secret. */
		readonly outcome: Failure,
		context: ErrorContext,
	) {
		const { hints, itemIndex, secrets = [] } = context;
		const hintContext = readContext(outcome, context);
		const hint = writeHint(findRow(hints, outcome, hintContext), hintContext);
		// The empty response keeps n8n from adding texts of its own: it would show the server's.
		const response: JsonObject = {};
		super(node, response, {
			...hint,
			...(outcome.kind !== 'networkError' && { httpCode: String(outcome.status) }),
			...(itemIndex !== undefined && { itemIndex }),
		});
		this.outcome = withoutSecrets(outcome, secrets);
	}
}

function readContext(failure: Failure, context: ErrorContext): HintContext {
	const { purpose, credentialType, toPublication, title, url, secrets = [] } = context;
	const show = (text: string, length: number): string =>
		escapeHtml(redact(text.slice(0, length), secrets));
	return {
		purpose,
		credentialType,
		toPublication,
		said: show(whatWasSaid(failure), SAID_CHARACTERS),
		...(title !== undefined && { title: show(title, TITLE_CHARACTERS) }),
		...(url !== undefined && { url: escapeHtml(url) }),
		...(failure.kind !== 'networkError' && {
			status: failure.status,
			retryAfterMs: failure.retryAfterMs,
		}),
	};
}

/** What is worth quoting: not the start of a web page. */
function whatWasSaid(failure: Failure): string {
	if (failure.kind !== 'invalidResponse') return failure.message;
	return /^\s*</.test(failure.preview) ? '' : failure.preview;
}

function withoutSecrets(failure: Failure, secrets: readonly string[]): Failure {
	return failure.kind === 'invalidResponse'
		? { ...failure, preview: redact(failure.preview, secrets) }
		: { ...failure, message: redact(failure.message, secrets) };
}
