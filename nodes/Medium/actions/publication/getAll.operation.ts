import pMap from 'p-map';
import { readOptions } from '../../descriptions/options';
import { pagingFields } from '../../descriptions/paging';
import { isRecord } from '../../helpers/isRecord';
import type { Publication } from '../../transport/answers';
import type { Account, MyRole } from '../account';
import type { Operation } from '../operation';
import { takeLimit } from '../../parameters/paging';

/** How many publications are asked for their contributors at the same time. */
const CONCURRENT_REQUESTS = 4;

/** Publication → Get Many: the publications the account edits, writes for or follows. */
export const getPublications: Operation = {
	name: 'Get Many',
	action: 'Get many publications',
	description: 'Get the publications you edit or write for, and some that you follow',
	fields: [
		...pagingFields,
		{
			displayName: 'Filters',
			name: 'filters',
			type: 'collection',
			placeholder: 'Add filter',
			default: {},
			options: [
				{
					displayName: 'My Role',
					name: 'myRole',
					type: 'multiOptions',
					options: [
						{ name: 'Editor', value: 'editor', description: 'You may publish in it' },
						{ name: 'None', value: 'none', description: 'You only follow it' },
						{ name: 'Writer', value: 'writer', description: 'You may submit drafts to it' },
					],
					default: ['editor', 'writer'],
					description:
						'Only return publications in which you have one of these roles, and tell the role. Takes one more request for each publication.',
				},
			],
		},
		readOptions,
	],
	async execute(context) {
		const { account, functions, itemIndex } = context;
		const filters: unknown = functions.getNodeParameter('filters', itemIndex, {});
		const roles = isRecord(filters) && Array.isArray(filters.myRole) ? filters.myRole : [];
		const publications = await account.publications();
		if (roles.length === 0) return takeLimit(publications, context);
		const withRoles = await addMyRole(account, publications);
		return takeLimit(
			withRoles.filter(({ myRole }) => roles.includes(myRole)),
			context,
		);
	},
};

/** Adds to each publication the role the account has in it. */
export async function addMyRole(
	account: Account,
	publications: Publication[],
): Promise<Array<Publication & { myRole: MyRole }>> {
	return await pMap(
		publications,
		async (publication) => ({ ...publication, myRole: await account.roleIn(publication.id) }),
		{ concurrency: CONCURRENT_REQUESTS },
	);
}
