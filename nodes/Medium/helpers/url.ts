/**
 * In characters; no server takes longer ones. Of a host's name that is longer still, Node.js says
 * that it can be parsed, and then throws (`URL.canParse('http://' + 'A'.repeat(16_400))`, 24.21).
 */
const MAX_LENGTH = 16_000;

/** The address that is written in a text, taken from the base where it is not complete. */
export function readUrl(text: string, base?: string): URL | undefined {
	if (text.length > MAX_LENGTH || !URL.canParse(text, base)) return undefined;
	return new URL(text, base);
}
