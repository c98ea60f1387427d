import type { IDataObject } from 'n8n-workflow';

import { medium, TOKEN, USER_ID } from '../../../../support/mediumNode';

export type Role = 'editor' | 'writer' | 'none';

/** A publication of a test, and the account's role in it. */
export interface SomePublication extends IDataObject {
	id: string;
	name: string;
	description: string;
	url: string;
	imageUrl: string;
}

/** Publications with ids in Medium's shape, numbered from 0. */
export function somePublications(count: number): SomePublication[] {
	return Array.from({ length: count }, (_, index) => ({
		id: `b${String(index).padStart(11, '0')}`,
		name: `Publication ${index}`,
		description: `About ${index}`,
		url: `https://medium.com/publication-${index}`,
		imageUrl: '',
	}));
}

/** `GET /users/{id}/publications` answered once. */
export function answerPublications(publications: IDataObject[], token = TOKEN): void {
	medium(token).get(`/users/${USER_ID}/publications`).reply(200, { data: publications });
}

/** Contributors other than the account, as Medium lists them: ids and roles, no names. */
export function someContributors(count: number, publicationId: string): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({
		publicationId,
		userId: `c${index}`,
		role: index % 10 === 0 ? 'editor' : 'writer',
	}));
}

/** `GET /publications/{id}/contributors` answered once, with the account in the given role. */
export function answerMyRole(publicationId: string, role: Role, token = TOKEN): void {
	const me = role === 'none' ? [] : [{ publicationId, userId: USER_ID, role }];
	medium(token)
		.get(`/publications/${publicationId}/contributors`)
		.reply(200, { data: [...someContributors(2, publicationId), ...me] });
}
