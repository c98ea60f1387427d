import * as finder from '../../../../../nodes/Medium/transport/hints/findRow';
import type { HintRow } from '../../../../../nodes/Medium/transport/hints/hint';

/** n8n asks for none of these in what it shows. */
const ALARMING = /\b(error|problem|failure|mistake)s?\b/i;
/** n8n replaces a message that holds one of these, even inside another word. */
const NETWORK_CODES =
	/ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|ERRADDRINUSE|EADDRNOTAVAIL|ECONNABORTED|EHOSTUNREACH|EAI_AGAIN|ENOENT|EISDIR|ENOTDIR|EACCES|EEXIST|EPERM|GETADDRINFO/i;

/** Notes which rows of the tables explain something while the tests of a file run. */
export function watchRows(): ReadonlySet<HintRow> {
	const used = new Set<HintRow>();
	const { findRow } = finder;
	jest.spyOn(finder, 'findRow').mockImplementation((...given) => {
		const row = findRow(...given);
		used.add(row);
		return row;
	});
	return used;
}

/** To be the last test of a file: every row of the table has explained something. */
export function testEveryRow(rows: readonly HintRow[], used: ReadonlySet<HintRow>): void {
	it('every row of the table has a case above', () => {
		const missing = rows.filter((row) => !used.has(row));
		expect(missing.map(({ when, message }) => ({ when, message }))).toEqual([]);
	});
}

/** That what a user reads is whole sentences that alarm nobody and that n8n does not replace. */
export function expectPlainWords(error: { message: string; description?: string | null }): void {
	const { message, description } = error;
	expect(message).not.toMatch(NETWORK_CODES);
	expect(message).not.toMatch(/\.$/);
	expect(description).toBeTruthy();
	expect(description).not.toBe(message);
	for (const text of [message, description]) {
		// What was said by others is quoted.
		const own = text?.replace(/“[^”]*”/g, '“”');
		expect(own).not.toMatch(ALARMING);
		expect(own).not.toMatch(/undefined|null|NaN|\[object| {2}|\.\.| $/);
	}
}
