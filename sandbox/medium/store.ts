import { createStoryId } from './ids.ts';
import { SEED_APPLICATIONS, SEED_PUBLICATIONS, SEED_TOKENS, SEED_USERS } from './seed.ts';

/** Medium's scopes; `uploadImage` is the extended one (api.md, section 2.1). */
export const SCOPES = ['basicProfile', 'listPublications', 'publishPost', 'uploadImage'] as const;
export type Scope = (typeof SCOPES)[number];

export type User = { id: string; username: string; name: string; apiDisabled: boolean };
export type Contributor = { userId: string; role: string };
export type Publication = {
	id: string;
	slug: string;
	name: string;
	description: string;
	contributors: readonly Contributor[];
	followers: readonly string[];
};
export type Application = {
	clientId: string;
	clientSecret: string;
	name: string;
	mayUpload: boolean;
};
export type AccessToken = {
	token: string;
	userId: string;
	clientId: string;
	scopes: readonly string[];
	/** Milliseconds since 1970. Absent for integration tokens: they never expire. */
	expiresAt?: number;
};
export type Grant = { userId: string; clientId: string; scopes: readonly string[] };
export type AuthorizationCode = Grant & { redirectUri: string; expiresAt: number };

/** A story as it was sent, and what Medium adds. A field that was not sent is '', as the API returns it. */
export type Story = {
	id: string;
	title: string;
	slug: string;
	authorId: string;
	publicationId?: string;
	contentFormat: 'html' | 'markdown';
	content: string;
	tags: string[];
	canonicalUrl: string;
	publishStatus: '' | 'public' | 'draft' | 'unlisted';
	license: string;
	notifyFollowers?: boolean;
	/** Milliseconds since 1970; earlier than `createdAt` if the story is backdated. */
	publishedAt: number;
	createdAt: number;
	/** When the story was last edited; absent if never. */
	updatedAt?: number;
	/** Feeds contain only the beginning of a story for members. */
	isMemberOnly?: boolean;
	/** A response to another story. The feed of a user contains it like a story. */
	isResponse?: boolean;
};
export type Image = { name: string; contentType: string; md5: string; bytes: Buffer };

/** Pictures are kept in memory. Beyond this many bytes, the oldest ones are deleted. */
const MAX_PICTURE_BYTES = 256 * 1024 * 1024;

/** All data of the local Medium. It is in memory only; nothing is written to disk. */
export class Store {
	users = new Map<string, User>();
	publications = new Map<string, Publication>();
	applications = new Map<string, Application>();
	accessTokens = new Map<string, AccessToken>();
	refreshTokens = new Map<string, Grant>();
	codes = new Map<string, AuthorizationCode>();
	/** In the order in which they were published. */
	stories = new Map<string, Story>();
	images = new Map<string, Image>();

	constructor() {
		this.reset();
	}

	/** Resets to the seed: deletes stories and pictures, and makes the constant tokens valid again. */
	reset(): void {
		this.users = new Map(SEED_USERS.map((user) => [user.id, { ...user }]));
		this.publications = new Map(SEED_PUBLICATIONS.map((one) => [one.id, one]));
		this.applications = new Map(SEED_APPLICATIONS.map((one) => [one.clientId, one]));
		this.accessTokens = new Map(seedTokens().map((token) => [token.token, token]));
		this.refreshTokens = new Map();
		this.codes = new Map();
		this.stories = new Map();
		this.images = new Map();
	}

	addStory(story: Omit<Story, 'id'>): Story {
		const stored = { id: createStoryId(), ...story };
		this.stories.set(stored.id, stored);
		return stored;
	}

	addImage(image: Image): void {
		this.images.set(image.name, image);
		let total = 0;
		for (const { bytes } of this.images.values()) total += bytes.length;
		for (const [name, { bytes }] of this.images) {
			if (total <= MAX_PICTURE_BYTES) break;
			this.images.delete(name);
			total -= bytes.length;
		}
	}

	/** The user's role in a publication; undefined if the user does not contribute to it. */
	roleOf(userId: string, publication: Publication): string | undefined {
		return publication.contributors.find((one) => one.userId === userId)?.role;
	}
}

function seedTokens(): AccessToken[] {
	const [mara, tomas, quiet] = SEED_USERS;
	const clientId = SEED_APPLICATIONS[0].clientId;
	const own = { userId: mara.id, clientId, scopes: SCOPES };
	return [
		{ ...own, token: SEED_TOKENS.mara },
		{ ...own, token: SEED_TOKENS.tomas, userId: tomas.id },
		{ ...own, token: SEED_TOKENS.profileOnly, scopes: ['basicProfile'] },
		{ ...own, token: SEED_TOKENS.expired, expiresAt: 0 },
		{ ...own, token: SEED_TOKENS.apiDisabled, userId: quiet.id },
		{ ...own, token: SEED_TOKENS.userGone, userId: `0${'dead'.repeat(16)}` },
		{ ...own, token: SEED_TOKENS.applicationGone, clientId: 'removed-client' },
		{
			...own,
			token: SEED_TOKENS.noUploads,
			scopes: SCOPES.filter((scope) => scope !== 'uploadImage'),
		},
	];
}
