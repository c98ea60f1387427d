import { readOptions } from '../../descriptions/options';
import { pagingFields } from '../../descriptions/paging';
import { publicationField } from '../../descriptions/publication';
import type { Operation } from '../operation';
import { takeLimit } from '../../parameters/paging';
import { readPublication, resolvePublicationId } from './resolve';

/** Publication → Get Contributors: who may publish in a publication, and as what. */
export const getContributors: Operation = {
	name: 'Get Contributors',
	action: 'Get the contributors of a publication',
	description: 'Get the user IDs and roles of everybody who edits or writes for a publication',
	fields: [
		publicationField,
		...pagingFields,
		{
			displayName: 'Role',
			name: 'role',
			type: 'options',
			options: [
				{ name: 'Any', value: 'any' },
				{ name: 'Editor', value: 'editor', description: 'May publish, and edit others’ stories' },
				{ name: 'Writer', value: 'writer', description: 'May submit drafts' },
			],
			default: 'any',
			description: 'Which contributors to return',
		},
		readOptions,
	],
	async execute(context) {
		const { account, functions, itemIndex } = context;
		const role = functions.getNodeParameter('role', itemIndex, 'any');
		const contributors = await account.contributors(
			await resolvePublicationId(context, readPublication(context)),
		);
		const wanted = contributors.filter(
			(contributor) => role === 'any' || contributor.role === role,
		);
		return takeLimit(wanted, context);
	},
};
