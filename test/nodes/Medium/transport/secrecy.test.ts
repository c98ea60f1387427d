import { inspect } from 'node:util';
import { Logger } from '@n8n/backend-common';
import { Container } from '@n8n/di';
import nock from 'nock';

import { medium, OAUTH2_TOKENS, runMedium, TOKEN } from '../../../support/mediumNode';
import { goOffline } from '../../../support/offline';
import type { WorkflowRun } from '../../../../sandbox/engine/workflowRun';
import { answer, breakOff, type Ending, RENEWED_TOKEN, runSecondItem } from './secondItem';

const SECRETS = [
	TOKEN,
	OAUTH2_TOKENS.access_token,
	OAUTH2_TOKENS.refresh_token,
	'client-secret-1',
	RENEWED_TOKEN,
	'oauth-refresh-2',
];
/** As much of a token as nobody may read either. */
const ENOUGH = 6;
const LEVELS = ['error', 'warn', 'info', 'debug'] as const;

/** Servers that say aloud what they were told. */
const LIARS = (secret: string): Array<[string, Ending]> => [
	['a refusal', answer(400, { errors: [{ message: `Token ${secret} is bad.`, code: 4711 }] })],
	['a refusal for the token', answer(403, { errors: [{ message: secret, code: 6002 }] })],
	['a refusal with a header', answer(403, { errors: [{ message: `Bearer ${secret}` }] })],
	[
		'a refusal that is cut in the token’s midst',
		answer(400, { errors: [{ message: `${'x'.repeat(180)} ${secret}` }] }),
	],
	['JSON of another kind', answer(403, { token: secret })],
	['JSON with good status', answer(201, { data: { token: secret } })],
	['a long cut answer', answer(201, { data: { a: 'x'.repeat(165), token: secret } })],
	['words', answer(200, `upstream got ${secret}`)],
	['a page', answer(200, `<html>${secret}</html>`)],
	['a redirect', answer(302, secret, { location: `https://elsewhere.example/?t=${secret}` })],
	['a 500', answer(500, `Authorization: Bearer ${secret}`)],
	['a reset', breakOff('ECONNRESET', `socket hang up for Bearer ${secret}`)],
	['an unknown network trouble', breakOff('EWHATEVER', `cannot send "${secret}"`)],
];

/** All that is kept or shown of a run, with everything that hangs on it. */
function everythingOf({ error, items, run, runData, thrown }: WorkflowRun): string {
	const deep = { depth: Infinity, showHidden: true, maxArrayLength: null, maxStringLength: null };
	return [
		JSON.stringify([error, thrown, items('Node'), items('Node', 1)]),
		...thrown.map((value) => inspect(value, deep)),
		inspect([error, runData, run], deep),
	].join('\n');
}

describe('no secret is shown or kept', () => {
	goOffline();

	let logged: string[];
	beforeEach(() => {
		logged = [];
		const logger = Container.get(Logger);
		for (const level of LEVELS) {
			jest.spyOn(logger, level).mockImplementation((...args) => void logged.push(inspect(args)));
		}
	});
	afterEach(() => jest.restoreAllMocks());

	const expectNone = (run: WorkflowRun): void => {
		const everything = [everythingOf(run), ...logged].join('\n');
		for (const secret of SECRETS) expect(everything).not.toContain(secret);
		// The token is long and random: not even a part of it is ever shown.
		expect(everything).not.toContain(TOKEN.slice(0, ENOUGH));
	};

	it.each(LIARS(TOKEN))('by %s', async (_what, ending) => {
		for (const onError of ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const)
			expectNone(await runSecondItem({ ending, settings: { onError } }));
	});

	it.each(LIARS(OAUTH2_TOKENS.access_token))('by %s, with OAuth2', async (_what, ending) => {
		expectNone(await runSecondItem({ ending, authentication: 'oAuth2' }));
	});

	it.each(LIARS(RENEWED_TOKEN))('by %s, after a renewal', async (_what, ending) => {
		const first = answer(401, { errors: [{ message: OAUTH2_TOKENS.access_token, code: 6003 }] });
		expectNone(
			await runSecondItem({ ending: first, then: ending, renewed: true, authentication: 'oAuth2' }),
		);
	});

	it.each(LIARS(`${OAUTH2_TOKENS.refresh_token} client-secret-1`))(
		'by %s from the token address',
		async (_what, ending) => {
			medium(OAUTH2_TOKENS.access_token).get('/me').reply(401, { errors: [] });
			ending(nock('https://api.medium.com').post('/v1/tokens'));
			expectNone(
				await runMedium({
					authentication: 'oAuth2',
					parameters: { resource: 'user', operation: 'get' },
				}),
			);
		},
	);

	it.each(LIARS(TOKEN))('by %s, in version 1', async (_what, ending) => {
		ending(medium().get('/me'));
		expectNone(
			await runMedium({
				version: 1,
				parameters: { resource: 'publication', operation: 'getAll', returnAll: true },
			}),
		);
	});

	it('by what is logged when a read is tried again', async () => {
		medium()
			.get('/me')
			.reply(503, { errors: [{ message: TOKEN }] }, { 'retry-after': '0' })
			.get('/me')
			.reply(400, { errors: [{ message: TOKEN }] });

		expectNone(await runMedium({ parameters: { resource: 'user', operation: 'get' } }));
		expect(logged.join()).toContain('Medium: GET /me is tried again in 0 ms (status 503)');
	});

	it('and the test would see one', async () => {
		const run = await runSecondItem({ ending: answer(400, { errors: [{ message: 'SEEN' }] }) });
		expect(everythingOf(run)).toContain('SEEN');
	});
});
