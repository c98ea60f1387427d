import type { INodeProperties } from 'n8n-workflow';
import type { Parameters } from '../../parameters/parameters';
import { readDate } from '../../parameters/readDate';

export const publishedAtField: INodeProperties = {
	displayName: 'Published At',
	name: 'publishedAt',
	type: 'dateTime',
	default: '',
	description:
		'A date in the past to show as the date of publication, for stories that were published elsewhere before. Medium does not document this.',
};

/**
 * Reads the date a story is backdated to. Medium takes past dates only.
 *
 * @param now in milliseconds
 * @returns ISO 8601 in UTC
 * @throws NodeOperationError when it is no date, or one in the future
 */
export function readPublishedAt(parameters: Parameters, now: number): string | undefined {
	const date = readDate(parameters, publishedAtField);
	if (date === undefined) return undefined;
	if (date <= now) return new Date(date).toISOString();
	throw parameters.refuse(
		`${publishedAtField.displayName} lies in the future`,
		'Medium takes past dates only and cannot schedule. To publish later, start the workflow later, for example with a Wait node.',
	);
}
