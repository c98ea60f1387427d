import type { INodeProperties } from 'n8n-workflow';
import pMap from 'p-map';
import { readingOptions } from '../../descriptions/options';
import { pagingFields, takeLimit } from '../../descriptions/paging';
import { multiOptionField, readIfGiven, readOptions } from '../../parameters/fields';
import { parametersIn } from '../../parameters/parameters';
import type { Publication } from '../../transport/answers';
import type { Account, MyRole } from '../account';
import type { Operation } from '../operation';

/** How many publications are asked for their contributors at the same time. */
const CONCURRENT_REQUESTS = 4;

const myRoleField = multiOptionField<MyRole>({
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
		'Only return publications in which you have one of these roles, and include the role. Takes one more request for each publication.',
});

const filtersField: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [myRoleField],
};

/** Publication → Get Many: the publications the account edits, writes for or follows. */
export const getManyPublications: Operation = {
	name: 'Get Many',
	action: 'Get many publications',
	description: 'Get the publications you edit or write for, and some that you follow',
	fields: [...pagingFields, filtersField, readingOptions],
	async execute(context) {
		const { account, parameters } = context;
		const filters = parametersIn(filtersField, parameters);
		const roles = readIfGiven(filters, myRoleField, readOptions) ?? [];
		const publications = await account.publications();
		if (roles.length === 0) return takeLimit(publications, parameters);
		const withRoles = await addMyRole(account, publications);
		return takeLimit(
			withRoles.filter(({ myRole }) => roles.includes(myRole)),
			parameters,
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
