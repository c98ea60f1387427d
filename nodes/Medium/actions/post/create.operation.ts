import type { IDataObject } from 'n8n-workflow';
import { publishOnce } from '../../publishing/publishOnce';
import { readPost } from '../../transport/answers';
import { apiPath } from '../../transport/path';
import { mediumRequest } from '../../transport/request';
import { inputError } from '../inputProblem';
import type { Operation, OperationContext } from '../operation';
import { resolvePublicationId } from '../publication/resolve';
import { buildPost, type BuiltPost } from './buildPost';
import { createFields } from './createFields';
import { readStoryText } from './readContent';
import { readSwitch } from './readSwitch';

/** Post → Create: a story on the profile or in a publication. */
export const createPost: Operation = {
	name: 'Create',
	action: 'Create a post',
	description:
		'Create a story on your profile or in a publication; it cannot be changed or deleted by API',
	fields: createFields,
	async execute(context) {
		const { connection, functions, itemIndex } = context;
		const { body, warnings } = await buildFromParameters(context);
		const path = await postsPath(context);
		const post = await publishOnce({
			functions,
			itemIndex,
			path,
			body,
			send: async () =>
				await mediumRequest({ connection, itemIndex, method: 'POST', path, body, read: readPost }),
		});
		showHints(context, warnings);
		return { ...post, warnings } satisfies IDataObject;
	},
};

async function buildFromParameters({ functions, itemIndex }: OperationContext): Promise<BuiltPost> {
	const built = buildPost({
		...(await readStoryText(functions, itemIndex)),
		title: functions.getNodeParameter('title', itemIndex, ''),
		publishStatus: functions.getNodeParameter('publishStatus', itemIndex, 'draft'),
		additionalFields: functions.getNodeParameter('additionalFields', itemIndex, {}),
		timezone: functions.getTimezone(),
		now: Date.now(),
	});
	if ('problem' in built) throw inputError(functions.getNode(), built.problem, itemIndex);
	return built;
}

async function postsPath(context: OperationContext): Promise<string> {
	const { functions, itemIndex } = context;
	const inPublication = readSwitch(
		'In a Publication',
		functions.getNodeParameter('publication', itemIndex, false),
	);
	if (inPublication.problem) {
		throw inputError(functions.getNode(), inPublication.problem, itemIndex);
	}
	if (inPublication.value === true) {
		return apiPath('publications', await resolvePublicationId(context), 'posts');
	}
	return apiPath('users', (await context.account.me()).id, 'posts');
}

/** What Medium drops silently is said in the output panel too. */
function showHints({ functions, itemIndex }: OperationContext, warnings: string[]): void {
	for (const warning of warnings) {
		functions.addExecutionHints({
			message: `Item ${itemIndex}: ${warning}`,
			type: 'warning',
			location: 'outputPane',
		});
	}
}
