import { type HintRow, writeText } from './hint';
import { BLOCKED } from './networkHints';
import { join } from './phrases';

/** A file that did not come to its end. */
export const CUT_SHORT = {
	message: 'The image could not be fetched to its end',
	description:
		'The connection to its address broke off or is too slow. Run this again; Options → Publish and Upload Timeout allows more time.',
} as const;

const IN_A_BROWSER = 'Check that the URL opens in a browser.';

/** A picture that was to be fetched from the web. */
const ROWS: readonly HintRow[] = [
	BLOCKED,
	{
		when: { network: 'timeout' },
		message: 'The image’s address did not answer in time',
		description: ({ said }) => join(IN_A_BROWSER, networkSays(said)),
	},
	{ when: { network: 'source' }, ...CUT_SHORT },
	{
		when: { invalid: 'unexpected' },
		message: ({ status }) => `The image’s address answered with status ${status}`,
		description: 'Check that the URL opens in a browser without signing in.',
	},
	{
		when: {},
		message: 'The image could not be fetched from its address',
		description: ({ said }) => join(IN_A_BROWSER, networkSays(said)),
	},
];

export const DOWNLOAD_HINTS: readonly HintRow[] = ROWS.map((row) => ({
	...row,
	description: (context) =>
		join(writeText(row.description, context), 'Nothing was sent to Medium.'),
}));

function networkSays(said: string): string {
	return said === '' ? '' : `The network says: “${said}”.`;
}
