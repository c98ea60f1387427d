import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError } from 'n8n-workflow';
import { findHint } from './hints/findHint';
import type { HintContext } from './hints/hint';
import type { Miss } from './outcome';

/** What n8n shows, and what a continue-on-fail item carries. */
export class MediumApiError extends NodeApiError {
	/** n8n asks for this name: of an error called otherwise it keeps the message only. */
	override readonly name = 'NodeApiError';

	constructor(
		node: INode,
		/** How the exchange ended; holds no secret. */
		readonly outcome: Miss,
		{ itemIndex, secrets, title = '', ...context }: MissContext,
	) {
		const said = escapeHtml(redact(whatWasSaid(outcome), secrets));
		const hint = findHint(outcome, {
			...context,
			said,
			title: escapeHtml(redact(title.slice(0, TITLE_CHARACTERS), secrets)),
			...retryAfterOf(outcome),
		});
		// The empty response keeps n8n from adding texts of its own: it would show the server's.
		const response: JsonObject = {};
		super(node, response, {
			message: hint.message,
			description: hint.description,
			...(outcome.kind === 'unanswered' ? {} : { httpCode: String(outcome.status) }),
			itemIndex,
		});
		this.outcome = withoutSecrets(outcome, secrets);
	}
}

export interface MissContext extends Omit<HintContext, 'said' | 'title' | 'retryAfterMs'> {
	itemIndex: number;
	/** Of the story that was sent, as it is. */
	title?: string;
	/** What must never be shown, such as the token. */
	secrets: readonly string[];
}

/** Enough of a title to find the story by; longer ones are ignored by Medium. */
const TITLE_CHARACTERS = 100;
const HIDDEN = '[hidden]';
/** Shorter values are no secrets; hiding them would garble ordinary text. */
const MIN_SECRET_CHARACTERS = 6;

/** Takes the given secrets, and whatever looks like an Authorization header, out of a text. */
export function redact(text: string, secrets: readonly string[]): string {
	return (
		secrets
			.map((secret) => secret.trim())
			.filter((secret) => secret.length >= MIN_SECRET_CHARACTERS)
			// One may be the start of another; the rest of the longer one would stay.
			.sort((a, b) => b.length - a.length)
			.reduce((cleaned, secret) => withoutCutEnd(cleaned.split(secret).join(HIDDEN), secret), text)
			.replace(/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${HIDDEN}`)
	);
}

/** Texts are cut before they are shown, which may leave the first part of a secret at their end. */
function withoutCutEnd(text: string, secret: string): string {
	for (let length = secret.length - 1; length >= MIN_SECRET_CHARACTERS; length--) {
		const start = secret.slice(0, length);
		if (text.endsWith(start)) return `${text.slice(0, -length)}${HIDDEN}`;
	}
	return text;
}

/** Makes a text safe to be shown where n8n renders HTML; half of a character that was cut becomes �. */
export function escapeHtml(text: string): string {
	return text
		.replace(/\p{Surrogate}/gu, '\uFFFD')
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&#39;');
}

/** What is worth quoting: not the start of a web page. */
function whatWasSaid(miss: Miss): string {
	if (miss.kind !== 'unreadable') return miss.reason;
	return /^\s*</.test(miss.preview) ? '' : miss.preview;
}

function retryAfterOf(miss: Miss): { retryAfterMs?: number } {
	return miss.kind === 'unanswered' || miss.retryAfterMs === undefined
		? {}
		: { retryAfterMs: miss.retryAfterMs };
}

function withoutSecrets(miss: Miss, secrets: readonly string[]): Miss {
	return miss.kind === 'unreadable'
		? { ...miss, preview: redact(miss.preview, secrets) }
		: { ...miss, reason: redact(miss.reason, secrets) };
}
