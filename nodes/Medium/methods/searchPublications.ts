import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';
import { Account, type MyRole } from '../actions/account';
import { addMyRole } from '../actions/publication/getAll.operation';
import type { Publication } from '../transport/answers';
import { credentialTypeOf, DEFAULT_TIME_LIMITS } from '../transport/connection';

/** How many publications a page of the list shows: each takes a request for the role in it. */
const PAGE_SIZE = 20;

const ROLE_NOTES: Record<MyRole, string> = {
	editor: 'editor',
	writer: 'writer: drafts only',
	none: 'no role',
};

/** Fills the list of the Publication field: the account's publications and its role in each. */
export async function searchPublications(
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
): Promise<INodeListSearchResult> {
	const account = new Account(
		{
			functions: this,
			credentialType: credentialTypeOf(this.getCurrentNodeParameter('authentication')),
			limits: DEFAULT_TIME_LIMITS,
			retryReads: true,
		},
		0,
	);
	const wanted = filter?.trim().toLowerCase() ?? '';
	const matching = (await account.publications()).filter((publication) =>
		[labelOf(publication), publication.url].some(
			(text) => typeof text === 'string' && text.toLowerCase().includes(wanted),
		),
	);
	const start = Number(paginationToken ?? 0);
	const page = await addMyRole(account, matching.slice(start, start + PAGE_SIZE));
	const next = start + PAGE_SIZE;
	return {
		results: page.map(({ myRole, ...publication }) => ({
			name: `${labelOf(publication)} (${ROLE_NOTES[myRole]})`,
			value: publication.id,
			...(typeof publication.url === 'string' ? { url: publication.url } : {}),
		})),
		...(next < matching.length ? { paginationToken: String(next) } : {}),
	};
}

/** What a publication is called; one without a name still has to be on the list. */
function labelOf({ id, name }: Publication): string {
	return typeof name === 'string' && name.trim() !== '' ? name : id;
}
