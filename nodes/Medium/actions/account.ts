import {
	type Contributor,
	type Publication,
	readContributors,
	readPublications,
	readUser,
	type Role,
	type User,
} from '../transport/answers';
import type { Connection } from '../transport/connection';
import { apiPath } from '../transport/apiCall';
import { mediumRequest } from '../transport/request';

/** The role somebody has in a publication; `none` for those who only follow it. */
export type MyRole = Role | 'none';

/**
 * The account of the credential. Each request is sent once per execution, however many items need
 * the response. A rejection is remembered too.
 */
export class Account {
	private user?: Promise<User>;

	private publicationList?: Promise<Publication[]>;

	private readonly contributorLists = new Map<string, Promise<Contributor[]>>();

	constructor(
		private readonly connection: Connection,
		/** The item that the error names when a request fails; the router replaces it for later items. */
		private readonly itemIndex: number,
	) {}

	/** Who the token belongs to. */
	async me(): Promise<User> {
		return await (this.user ??= this.get(apiPath('me'), readUser));
	}

	/** The publications of the account: those it edits or writes for, and some it follows. */
	async publications(): Promise<Publication[]> {
		const { id } = await this.me();
		return await (this.publicationList ??= this.get(
			apiPath('users', id, 'publications'),
			readPublications,
		));
	}

	/** Everybody who edits or writes for a publication; empty for one that Medium does not know. */
	async contributors(publicationId: string): Promise<Contributor[]> {
		const known = this.contributorLists.get(publicationId);
		if (known) return await known;
		const asked = this.get(
			apiPath('publications', publicationId, 'contributors'),
			readContributors,
		);
		this.contributorLists.set(publicationId, asked);
		return await asked;
	}

	/** The account's own role in a publication; the higher one when Medium lists several. */
	async roleIn(publicationId: string): Promise<MyRole> {
		const { id } = await this.me();
		const contributors = await this.contributors(publicationId);
		const roles = contributors.filter(({ userId }) => userId === id).map(({ role }) => role);
		if (roles.includes('editor')) return 'editor';
		return roles.includes('writer') ? 'writer' : 'none';
	}

	private async get<T>(path: string, read: (data: unknown) => T | undefined): Promise<T> {
		const { connection, itemIndex } = this;
		return await mediumRequest({ connection, itemIndex, method: 'GET', path, read });
	}
}
