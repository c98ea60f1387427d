import { Readable } from 'node:stream';
import nock from 'nock';

import { DOWNLOAD_HINTS } from '../../../../../nodes/Medium/transport/hints/downloadHints';
import { runMedium } from '../../../../support/mediumNode';
import { goOffline } from '../../../../support/offline';
import { answer, breakOff, type Ending } from '../secondItem';
import { expectPlainWords, testEveryRow, watchRows } from './rows';

const SITE = 'https://pictures.example.com';
const PNG = Buffer.from('\x89PNG\r\n\x1a\n and more', 'latin1');

async function* broken(): AsyncGenerator<Buffer> {
	yield await Promise.resolve(PNG.subarray(0, 3));
	throw new Error('aborted');
}

const CASES: Array<[name: string, Ending, message: string, says: RegExp, httpCode: string | null]> =
	[
		[
			'404',
			answer(404, 'x'),
			'The image’s address answered with status 404',
			/^Check that the URL opens in a browser without signing in\. Nothing was sent to Medium\.$/,
			'404',
		],
		[
			'blocked by n8n',
			breakOff('', 'The request was blocked', 'SsrfBlockedIpError'),
			'n8n’s own network protection forbids the image’s address',
			/which addresses workflows may ask\. Nothing was sent to Medium\.$/,
			null,
		],
		[
			'a time-out',
			breakOff('ETIMEDOUT', 'connect <now>'),
			'The image’s address did not answer in time',
			/opens in a browser\. The network says: “connect &lt;now&gt;”\. Nothing was sent to Medium\.$/,
			null,
		],
		[
			'a start and no end',
			(interceptor) => interceptor.reply(200, () => Readable.from(broken())),
			'The image could not be fetched to its end',
			/Publish and Upload Timeout allows more time\. Nothing was sent to Medium\.$/,
			null,
		],
		[
			'DNS',
			breakOff('ENOTFOUND', 'no such name'),
			'The image could not be fetched from its address',
			/opens in a browser\. The network says: “no such name”\. Nothing was sent to Medium\.$/,
			null,
		],
	];

describe('a picture that cannot be fetched is explained', () => {
	goOffline();
	const used = watchRows();

	it.each(CASES)('%s', async (_name, ending, message, says, httpCode) => {
		ending(nock(SITE).get('/a.png'));

		const { error } = await runMedium({
			parameters: {
				resource: 'image',
				operation: 'upload',
				imageSource: 'url',
				imageUrl: `${SITE}/a.png`,
			},
		});

		expect(error).toMatchObject({
			message,
			description: expect.stringMatching(says) as string,
			httpCode,
			context: { itemIndex: 0 },
		});
		expectPlainWords({ message, description: error?.description });
	});

	testEveryRow(DOWNLOAD_HINTS, used);
});
