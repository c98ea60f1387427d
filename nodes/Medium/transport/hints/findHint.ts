import type { Miss } from '../outcome';
import { ANSWER_HINTS } from './answerHints';
import { CODE_HINTS } from './codeHints';
import type { Hint, HintContext, HintRow, HintText } from './hint';
import { aftermath, mediumSays } from './phrases';
import { SILENCE_HINTS } from './silenceHints';

/** For what is not known here: it must still read well. */
const LAST_HINT: HintRow = {
	when: {},
	message: 'Medium did not do what was asked',
	description: (context) => `${mediumSays(context).trim()} ${aftermath(context)}`.trim(),
};

/**
 * What went wrong → what to say. The first row that fits is used. Facts: medium-api-docs,
 * “Errors”; recorded answers; client code that names a code (noted at the row).
 */
export const HINTS: readonly HintRow[] = [
	...CODE_HINTS,
	...ANSWER_HINTS,
	...SILENCE_HINTS,
	LAST_HINT,
];

/** Finds the words for a miss. Pure: the same miss in the same context always reads the same. */
export function findHint(miss: Miss, context: HintContext): Hint {
	const row = HINTS.find(({ when }) => fits(when, miss, context)) ?? LAST_HINT;
	return {
		message: textOf(row.message, context),
		description: textOf(row.description, context),
	};
}

function fits(when: HintRow['when'], miss: Miss, context: HintContext): boolean {
	const status = miss.kind === 'unanswered' ? undefined : miss.status;
	const checks: boolean[] = [
		when.status === undefined ||
			(status !== undefined &&
				(typeof when.status === 'number' ? when.status === status : when.status(status))),
		when.code === undefined || (miss.kind === 'rejected' && miss.code === when.code),
		when.reason === undefined || (miss.kind === 'rejected' && when.reason.test(miss.reason)),
		when.defect === undefined || (miss.kind === 'unreadable' && miss.defect === when.defect),
		when.silence === undefined || (miss.kind === 'unanswered' && miss.silence === when.silence),
		when.toPublication === undefined || when.toPublication === context.toPublication,
		when.purpose === undefined || when.purpose === context.purpose,
	];
	return checks.every(Boolean);
}

function textOf(text: HintText, context: HintContext): string {
	return typeof text === 'string' ? text : text(context);
}
