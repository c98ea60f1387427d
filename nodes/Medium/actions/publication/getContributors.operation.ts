import { readingOptions } from '../../descriptions/options';
import { pagingFields, takeLimit } from '../../descriptions/paging';
import { publicationField } from '../../descriptions/publication';
import { optionField, readOption } from '../../parameters/fields';
import type { Operation } from '../operation';
import { readPublication, resolvePublicationId } from './resolve';

const roleField = optionField({
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
});

/** Publication → Get Contributors: who may publish in a publication, and as what. */
export const getContributors: Operation = {
	name: 'Get Contributors',
	action: 'Get the contributors of a publication',
	description: 'Get the user IDs and roles of everybody who edits or writes for a publication',
	fields: [publicationField, ...pagingFields, roleField, readingOptions],
	async execute(context) {
		const { account, parameters } = context;
		const role = readOption(parameters, roleField);
		const contributors = await account.contributors(
			await resolvePublicationId(context, readPublication(parameters)),
		);
		const wanted = contributors.filter(
			(contributor) => role === 'any' || contributor.role === role,
		);
		return takeLimit(wanted, parameters);
	},
};
