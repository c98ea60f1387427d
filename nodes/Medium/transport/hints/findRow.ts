import type { Failure } from '../outcome';
import { type Hint, type HintContext, type HintRow, type RequestContext, writeText } from './hint';
import { aftermath, join, mediumSays } from './phrases';

/** For what no row of a table is for: it must still read well. */
export const LAST_ROW: HintRow = {
	when: {},
	message: 'Medium rejected the request',
	description: (context) => join(mediumSays(context), aftermath(context)),
};

/** Finds the row for a failure: the first of the table that fits. */
export function findRow(
	rows: readonly HintRow[],
	failure: Failure,
	context: RequestContext,
): HintRow {
	return rows.find(({ when }) => fits(when, failure, context)) ?? LAST_ROW;
}

/** Writes what a row says. */
export function writeHint({ message, description }: HintRow, context: HintContext): Hint {
	return { message: writeText(message, context), description: writeText(description, context) };
}

function fits(when: HintRow['when'], failure: Failure, context: RequestContext): boolean {
	return [
		when.status === undefined || hasStatus(failure, when.status),
		when.code === undefined || (failure.kind === 'refused' && failure.code === when.code),
		when.says === undefined ||
			(failure.kind !== 'invalidResponse' && when.says.test(failure.message)),
		when.invalid === undefined ||
			(failure.kind === 'invalidResponse' && failure.reason === when.invalid),
		when.network === undefined ||
			(failure.kind === 'networkError' && failure.cause === when.network),
		when.toPublication === undefined || when.toPublication === context.toPublication,
		when.purpose === undefined || when.purpose === context.purpose,
	].every(Boolean);
}

function hasStatus(failure: Failure, expected: number | ((status: number) => boolean)): boolean {
	if (failure.kind === 'networkError') return false;
	return typeof expected === 'number' ? failure.status === expected : expected(failure.status);
}
