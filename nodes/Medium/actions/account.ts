import type { IExecuteFunctions } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';
import {
	type Contributor,
	type Publication,
	readContributors,
	readPublications,
	readUser,
	type Role,
	type User,
} from '../transport/answers';
import { type Connection, credentialTypeOf, DEFAULT_TIME_LIMITS } from '../transport/connection';
import { apiPath } from '../transport/path';
import { mediumRequest } from '../transport/request';

/** 24 days, in milliseconds. Node.js timers overflow not much later, and then do not wait at all. */
const MAX_LIMIT_MS = 24 * 24 * 60 * 60 * 1000;

/** Reads from an item's Authentication and Options how to connect to Medium. */
export function openConnection(functions: IExecuteFunctions, itemIndex: number): Connection {
	const options: unknown = functions.getNodeParameter('options', itemIndex, {});
	const { requestTimeout, writeTimeout } = isRecord(options) ? options : {};
	return {
		functions,
		credentialType: credentialTypeOf(
			functions.getNodeParameter('authentication', 0, 'accessToken'),
		),
		limits: {
			readMs: toMs(requestTimeout, DEFAULT_TIME_LIMITS.readMs),
			writeMs: toMs(writeTimeout, DEFAULT_TIME_LIMITS.writeMs),
		},
		retryReads: true,
	};
}

function toMs(seconds: unknown, fallbackMs: number): number {
	const ms = Number(seconds) * 1000;
	return ms > 0 ? Math.min(ms, MAX_LIMIT_MS) : fallbackMs;
}

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
