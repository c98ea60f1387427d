import { NodeApiError } from 'n8n-workflow';

import { goOffline } from '../../../../support/offline';
import type { MediumRunOptions } from '../../../../support/mediumNode';
import type { WorkflowRun } from '../../../../../sandbox/engine/workflowRun';
import type { ErrorCase } from './errorTable';
import { expectPlainWords } from './rows';
import { runSecondItem } from '../secondItem';

async function runCase(row: ErrorCase, options: Partial<MediumRunOptions>): Promise<WorkflowRun> {
	const { at, ending, renewed, writeTimeout } = row;
	return await runSecondItem({
		ending,
		at,
		renewed: renewed && options.authentication === 'oAuth2',
		...options,
		parameters: writeTimeout === undefined ? {} : { options: { writeTimeout } },
	});
}

/** Tests of what a user reads, and what an item carries, in each of these cases. */
export function testErrorCases(rows: ErrorCase[]): void {
	const cases = rows.map((row) => [row.name, row] as const);

	describe.each(['accessToken', 'oAuth2'] as const)('with %s', (authentication) => {
		goOffline();

		const saysOf = ({ says, saysOAuth2 }: ErrorCase): unknown => {
			const text = authentication === 'oAuth2' ? (saysOAuth2 ?? says) : says;
			return typeof text === 'string' ? expect.stringContaining(text) : expect.stringMatching(text);
		};

		it.each(cases)('%s: message, description, HTTP code and item index', async (_name, row) => {
			const { error, finished, thrown } = await runCase(row, { authentication });

			const expected = {
				message: row.message,
				description: saysOf(row),
				httpCode: row.httpCode,
				// n8n-core passes on such an error as it is, and wraps others (rethrowNodeError).
				name: 'NodeApiError',
				context: expect.objectContaining({ itemIndex: 1 }) as unknown,
			};
			expect(finished).toBe(false);
			expect(error).toMatchObject(expected);
			expectPlainWords({ message: error?.message ?? '', description: error?.description });
			expect(error?.description).toMatch(/[.”]$/);
			expect(thrown).toHaveLength(1);
			expect(thrown[0]).toBeInstanceOf(NodeApiError);
			expect(thrown[0]).toMatchObject({ ...expected, level: 'warning' });
		});

		it.each(cases)('%s: the item that stands for it', async (_name, row) => {
			const { finished, items } = await runCase(row, {
				authentication,
				settings: { onError: 'continueRegularOutput' },
			});

			expect(finished).toBe(true);
			expect(items('Node')).toEqual([
				{
					json: expect.objectContaining({ id: 'f00000000001' }) as unknown,
					pairedItem: { item: 0 },
				},
				{
					json: { error: row.message, description: saysOf(row), httpCode: row.httpCode },
					pairedItem: { item: 1 },
				},
			]);
		});
	});
}
