import type { INodeProperties } from 'n8n-workflow';
import { publicationField } from '../../descriptions/publication';
import { readSwitch } from '../../parameters/fields';
import { apiPath } from '../../transport/apiCall';
import type { OperationContext } from '../operation';
import {
	type NamedPublication,
	readPublication,
	resolvePublicationId,
} from '../publication/resolve';

const inPublicationField: INodeProperties = {
	displayName: 'In a Publication',
	name: 'publication',
	type: 'boolean',
	default: false,
	description: 'Whether the story goes to a publication instead of your profile',
};

/** Where a story goes: to the profile or to a publication. */
export const targetFields: INodeProperties[] = [
	inPublicationField,
	{ ...publicationField, displayOptions: { show: { publication: [true] } } },
	{
		displayName:
			'Editors of a publication may use any publish status. Writers may only send drafts, which an editor then publishes.',
		name: 'publicationNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { publication: [true] }, hide: { publishStatus: ['draft'] } },
	},
];

/** Reads which publication the story goes to; undefined for the profile. */
export function readTarget({ parameters }: OperationContext): NamedPublication | undefined {
	return readSwitch(parameters, inPublicationField) ? readPublication(parameters) : undefined;
}

/** Names a target without asking anybody: what was published where. */
export function describeTarget(publication: NamedPublication | undefined): string {
	if (publication === undefined) return 'profile';
	return `publication ${publication.kind === 'id' ? publication.id : publication.name}`;
}

/** The path that a story for this target is posted to. */
export async function postsPath(
	context: OperationContext,
	publication: NamedPublication | undefined,
): Promise<string> {
	return publication === undefined
		? apiPath('users', (await context.account.me()).id, 'posts')
		: apiPath('publications', await resolvePublicationId(context, publication), 'posts');
}
