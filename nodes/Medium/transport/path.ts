import { UserError } from 'n8n-workflow';
import { escapeHtml } from './errors';

const LONE_SURROGATE = /\p{Surrogate}/u;

/**
 * Builds the path of an API call from its segments, each one encoded, so that an id can never
 * reach another call than the one that is meant.
 *
 * @param segments what stands between the slashes, unencoded, such as `'users', userId, 'posts'`
 * @returns the path below `https://api.medium.com/v1`, with a leading slash
 * @throws UserError when a segment is empty, `.` or `..` (a URL would drop or resolve it), or is
 * not valid Unicode text
 */
export function apiPath(...segments: string[]): string {
	return segments
		.map((segment) => {
			if (/^\.{0,2}$/.test(segment.trim()) || LONE_SURROGATE.test(segment)) {
				throw new UserError('An ID that Medium needs is empty or not an ID', {
					description: `Every ID is a run of letters and digits; this one reads “${escapeHtml(segment.slice(0, 40))}”. Check the field, or the expression it comes from.`,
				});
			}
			return `/${encodeURIComponent(segment.trim())}`;
		})
		.join('');
}
