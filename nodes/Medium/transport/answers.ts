import type { IDataObject } from 'n8n-workflow';
import { isRecord } from '../helpers/isRecord';

/** Whose token it is. `id` is application-scoped, not the id in feed links (medium-api-docs, 3.1). */
export interface User extends IDataObject {
	id: string;
}

/** A publication as `GET /users/{id}/publications` lists it (medium-api-docs, 3.2). */
export interface Publication extends IDataObject {
	id: string;
}

export type Role = 'editor' | 'writer';

/** A contributor of a publication (medium-api-docs, 3.2); Medium tells no names. */
export interface Contributor extends IDataObject {
	userId: string;
	role: string;
}

/** A created post (medium-api-docs, 3.3); `publishedAt` is null for a draft. */
export interface Post extends IDataObject {
	id: string;
}

/** An uploaded picture (medium-api-docs, 3.4). */
export interface Image extends IDataObject {
	url: string;
}

/** Each reader gives undefined when an answer is not what Medium documents. */
export const readUser = (data: unknown): User | undefined => readObject<User>(data, ['id']);
export const readImage = (data: unknown): Image | undefined => readObject<Image>(data, ['url']);
export const readPublications = (data: unknown): Publication[] | undefined =>
	readList<Publication>(data, ['id']);
export const readContributors = (data: unknown): Contributor[] | undefined =>
	readList<Contributor>(data, ['userId', 'role']);

/**
 * Reads a post. A draft's answer has no `publishedAt` (MEDIUM.md, section 2); here it is null, so
 * that a workflow made with a public story finds the field with a draft too.
 */
export function readPost(data: unknown): Post | undefined {
	const post = readObject<Post>(data, ['id']);
	return post === undefined || 'publishedAt' in post ? post : { ...post, publishedAt: null };
}

function readObject<T extends IDataObject>(data: unknown, texts: string[]): T | undefined {
	if (!isRecord(data)) return undefined;
	const complete = texts.every((name) => typeof data[name] === 'string' && data[name] !== '');
	return complete ? (data as T) : undefined;
}

function readList<T extends IDataObject>(data: unknown, texts: string[]): T[] | undefined {
	if (!Array.isArray(data)) return undefined;
	const rows = data.map((row) => readObject<T>(row, texts));
	return rows.every((row) => row !== undefined) ? rows : undefined;
}
